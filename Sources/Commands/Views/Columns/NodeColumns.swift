import Kubernetes
import Narration

extension KindPrinter {
  static let node = KindPrinter(
    Node.self,
    [
      .name,
      Column("STATUS") { node, _ in
        StyledText(node.statusText, style: node.isReady && !node.spec.unschedulable ? .success : .warning)
      },
      Column("ROLES", text: \.rolesText),
      .age,
      Column("VERSION", text: \.status.nodeInfo.kubeletVersion),
      Column("INTERNAL-IP", wide: true) { $0.address("InternalIP") },
      Column("EXTERNAL-IP", wide: true) { $0.address("ExternalIP") },
      Column("OS-IMAGE", wide: true) { $0.status.nodeInfo.osImage.orUnknown },
      Column("KERNEL-VERSION", wide: true) { $0.status.nodeInfo.kernelVersion.orUnknown },
      Column("CONTAINER-RUNTIME", wide: true) { $0.status.nodeInfo.containerRuntimeVersion.orUnknown },
    ])
}

extension Node {
  var statusText: String {
    let ready =
      switch status.conditions["Ready"]?.status {
      case .isTrue?: "Ready"
      case .isFalse?, .unknown?: "NotReady"
      case nil: "Unknown"
      }
    return ready + (spec.unschedulable ? ",SchedulingDisabled" : "")
  }

  /// Of labels `node-role.kubernetes.io/ROLE` and `kubernetes.io/role=ROLE`.
  var rolesText: String {
    let prefix = "node-role.kubernetes.io/"
    var roles = Set(
      metadata.labels.keys.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) })
    if let role = metadata.labels["kubernetes.io/role"], !role.isEmpty { roles.insert(role) }
    roles.remove("")
    return roles.isEmpty ? "<none>" : roles.sorted().joined(separator: ",")
  }

  func address(_ type: String) -> String {
    status.addresses.first { $0.type == type }?.address ?? "<none>"
  }
}

extension String {
  fileprivate var orUnknown: String { isEmpty ? "<unknown>" : self }
}
