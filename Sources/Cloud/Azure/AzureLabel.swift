import Kubernetes

/// Labels that the Azure provider gives a meaning to.
///
/// Source: Azure/karpenter-provider-azure `pkg/apis/v1beta1/labels.go`.
public enum AzureLabel {
  public static let group = "karpenter.azure.com"

  public static let skuName = "\(group)/sku-name"
  public static let skuFamily = "\(group)/sku-family"
  public static let skuSeries = "\(group)/sku-series"
  public static let skuVersion = "\(group)/sku-version"
  public static let skuCPU = "\(group)/sku-cpu"
  /// In MiB.
  public static let skuMemory = "\(group)/sku-memory"
  public static let skuGPUName = "\(group)/sku-gpu-name"
  public static let skuGPUManufacturer = "\(group)/sku-gpu-manufacturer"
  public static let skuGPUCount = "\(group)/sku-gpu-count"
  public static let skuStoragePremiumCapable = "\(group)/sku-storage-premium-capable"
  public static let placementScope = "\(group)/placement-scope"
  public static let aksCPU = "kubernetes.azure.com/sku-cpu"
  public static let aksMemory = "kubernetes.azure.com/sku-memory"
  public static let cluster = "kubernetes.azure.com/cluster"
  public static let mode = "kubernetes.azure.com/mode"
  /// `spot` or `regular`, as the capacity type is.
  public static let scaleSetPriority = "kubernetes.azure.com/scalesetpriority"
  public static let priority = "kubernetes.azure.com/priority"
  public static let osSKU = "kubernetes.azure.com/os-sku"
  public static let fipsEnabled = "kubernetes.azure.com/fips_enabled"

  /// All that a Pod may ask for without its NodePool naming them.
  public static let wellKnown: Set<String> = [
    skuName, skuFamily, skuSeries, skuVersion, skuCPU, skuMemory, skuGPUName, skuGPUManufacturer, skuGPUCount,
    skuStoragePremiumCapable, placementScope, aksCPU, aksMemory, cluster, mode, scaleSetPriority, priority,
    osSKU,
    fipsEnabled, "\(group)/sku-networking-accelerated", "\(group)/sku-storage-ephemeralos-maxsize",
    "\(group)/sku-storage-ultra-ssd",
  ]
}

/// Annotations of the Azure provider.
enum AzureAnnotation {
  static let nodeClassHash = "karpenter.azure.com/aksnodeclass-hash"
  static let nodeClassHashVersion = "karpenter.azure.com/aksnodeclass-hash-version"
}
