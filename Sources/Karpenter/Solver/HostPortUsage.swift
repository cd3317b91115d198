import Kubernetes

/// Ports of one node that Pods have taken.
struct HostPortUsage {
  private var taken: [(pod: PodName, ports: [HostPort])] = []

  /// A Pod of the same name takes the place of the one before.
  mutating func take(_ ports: [HostPort], by pod: PodName) {
    if let index = taken.firstIndex(where: { $0.pod == pod }) {
      taken[index].ports = ports
    } else if !ports.isEmpty {
      taken.append((pod, ports))
    }
  }

  /// The first of the ports, in the Pod's order, that somebody has, and whose it conflicts with.
  func conflict(with ports: [HostPort]) -> PlacementRefusal? {
    guard !ports.isEmpty, !taken.isEmpty else { return nil }
    for asked in ports {
      for entry in taken.sorted(by: { $0.pod < $1.pod }) {
        if let other = entry.ports.first(where: asked.conflicts) {
          return .hostPortConflict(asked: asked, taken: other)
        }
      }
    }
    return nil
  }
}
