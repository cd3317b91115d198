import Cloud
import Kubernetes

/// The instance types of each NodeClass: worked out once, and again when what they depend on changes.
struct InstanceTypeCache: Sendable {
  private struct Entry: Sendable {
    let basis: Basis
    let types: [InstanceType]
  }

  /// What decides them.
  private enum Basis: Equatable, Sendable {
    case ec2(EC2NodeConfiguration, EC2Catalogue)
    case aks(AKSNodeClass.Spec, CloudSite, EC2Catalogue.Subset)
    case oci(OCINodeClass.Spec, CloudSite, EC2Catalogue.Subset)

    init(_ nodeClass: NodeClass, in cloud: CloudState) {
      switch nodeClass {
      case .ec2(let nodeClass):
        self = .ec2(EC2NodeConfiguration(nodeClass, options: cloud.options), cloud.catalogue)
      case .aks(let nodeClass): self = .aks(nodeClass.spec, cloud.site, cloud.catalogue.subset)
      case .oci(let nodeClass): self = .oci(nodeClass.spec, cloud.site, cloud.catalogue.subset)
      }
    }
  }

  private var entries: [ObjectReference: Entry] = [:]

  /// Types of a NodeClass, whatever of them is to be had at this moment.
  mutating func types(of nodeClass: NodeClass, in cloud: CloudState) -> [InstanceType] {
    let basis = Basis(nodeClass, in: cloud)
    if let entry = entries[nodeClass.reference], entry.basis == basis { return entry.types }
    let types = cloud.types(of: nodeClass)
    entries[nodeClass.reference] = Entry(basis: basis, types: types)
    return types
  }
}
