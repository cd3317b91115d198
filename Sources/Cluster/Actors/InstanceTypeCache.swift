import Cloud
import Kubernetes

/// The instance types of each EC2NodeClass: worked out once, and again when what they depend on changes.
struct InstanceTypeCache: Sendable {
  private struct Entry: Sendable {
    let configuration: EC2NodeConfiguration
    let catalogue: EC2Catalogue
    let types: [InstanceType]
  }

  private var entries: [String: Entry] = [:]

  /// Types of a NodeClass, whatever of them is to be had at this moment.
  mutating func types(of nodeClass: EC2NodeClass, in cloud: CloudState) -> [InstanceType] {
    let configuration = EC2NodeConfiguration(nodeClass, options: cloud.options)
    let name = nodeClass.metadata.name
    if let entry = entries[name], entry.configuration == configuration, entry.catalogue == cloud.catalogue {
      return entry.types
    }
    let types = cloud.catalogue.instanceTypes(for: configuration)
    entries[name] = Entry(configuration: configuration, catalogue: cloud.catalogue, types: types)
    return types
  }
}
