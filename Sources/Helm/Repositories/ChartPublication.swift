import Manifests

/// Where a chart can be had.
public struct ChartPublication: Sendable {
  public let chart: Chart
  /// As `helm install` takes it: `oci://public.ecr.aws/karpenter/karpenter`; nil for one that is only in a repository.
  public let oci: String?
  /// As `helm repo add` takes it; nil for one that is only in a registry.
  public let repository: String?
  /// Whether the real repository stopped at versions of long ago.
  public let isOutdatedThere: Bool

  private init(_ chart: Chart, oci: String? = nil, repository: String? = nil, isOutdatedThere: Bool = false) {
    self.chart = chart
    self.oci = oci
    self.repository = repository
    self.isOutdatedThere = isOutdatedThere
  }

  /// Every chart that there is.
  public static let all: [ChartPublication] = [
    ChartPublication(
      .karpenter, oci: "oci://public.ecr.aws/karpenter/karpenter", repository: "https://charts.karpenter.sh",
      isOutdatedThere: true),
    ChartPublication(
      .karpenterCRD, oci: "oci://public.ecr.aws/karpenter/karpenter-crd",
      repository: "https://charts.karpenter.sh", isOutdatedThere: true),
    ChartPublication(.metricsServer, repository: "https://kubernetes-sigs.github.io/metrics-server"),
    ChartPublication(
      .prometheusAdapter,
      oci: "oci://ghcr.io/prometheus-community/charts/prometheus-adapter",
      repository: "https://prometheus-community.github.io/helm-charts"),
    ChartPublication(
      .keda, oci: "oci://ghcr.io/kedacore/charts/keda", repository: "https://kedacore.github.io/charts"),
    ChartPublication(.vpa, repository: "https://charts.fairwinds.com/stable"),
    ChartPublication(
      .nodeTerminationHandler, oci: "oci://public.ecr.aws/aws-ec2/helm/aws-node-termination-handler",
      repository: "https://aws.github.io/eks-charts"),
  ]

  /// Addresses of all repositories, in order.
  public static let repositories = Set(all.compactMap(\.repository)).sorted()
}

/// What a student's own Helm knows: repositories by name, in the order in which they were added.
public struct ChartRepositories: Equatable, Sendable {
  public struct Entry: Equatable, Sendable {
    public let name: String
    public let url: String
  }

  public private(set) var entries: [Entry] = []

  public init() {}

  public subscript(name: String) -> String? { entries.first { $0.name == name }?.url }

  public mutating func add(_ name: String, url: String) {
    entries.removeAll { $0.name == name }
    entries.append(Entry(name: name, url: url))
  }

  /// - Returns: false when there was none of that name.
  public mutating func remove(_ name: String) -> Bool {
    let before = entries.count
    entries.removeAll { $0.name == name }
    return entries.count < before
  }

  /// The charts of a repository, by name.
  public static func charts(at url: String) -> [ChartPublication] {
    let place = url.hasSuffix("/") ? String(url.dropLast()) : url
    return ChartPublication.all.filter { $0.repository == place }.sorted { $0.chart.name < $1.chart.name }
  }
}
