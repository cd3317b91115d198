import Kubernetes

/// Names of what the mini-Karpenter writes. A name that would be too long is cut, and told from others by a hash.
enum AdviceNames {
  /// Of an object.
  private static let objectLimit = 253
  /// Of a NodePool, whose name is a label's value on its nodes.
  private static let nodePoolLimit = 63

  /// The ConfigMaps of Pods, each its own, in the Pods' order: two Pods of one name stand in two namespaces.
  static func configMaps(ofPlansFor pods: [PodName]) -> [String] {
    var taken: Set<String> = []
    return pods.map { pod in
      let plain = fitted("plan-\(pod.name)", within: objectLimit, of: pod)
      let name = taken.contains(plain) ? hashed("plan-\(pod.name)", within: objectLimit, of: pod) : plain
      taken.insert(name)
      return name
    }
  }

  static func configMap(ofSuggestionFor node: NodeName) -> String {
    fitted("consolidation-\(node)", within: objectLimit, of: NamespacedName(namespace: "", name: node.text))
  }

  static func nodePool(ofPlan configMap: String, for pod: PodName) -> NodePoolName {
    NodePoolName(fitted(configMap, within: nodePoolLimit, of: pod))
  }

  private static func fitted(_ name: String, within limit: Int, of object: NamespacedName) -> String {
    name.utf8.count <= limit ? name : hashed(name, within: limit, of: object)
  }

  private static func hashed(_ name: String, within limit: Int, of object: NamespacedName) -> String {
    let hash = StableHash.nameSuffix(of: object.description)
    var head = Substring(name.prefix(limit - hash.utf8.count - 1))
    while let last = head.last, last == "-" || last == "." { head.removeLast() }
    return "\(head)-\(hash)"
  }
}
