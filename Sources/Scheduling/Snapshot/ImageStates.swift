import Kubernetes

/// Which nodes have which image, and how large it is.
///
/// An image has the size that the first node told, as long as any node has it.
/// Source: kube-scheduler 1.35, `backend/cache/cache.go`, `addNodeImageStates`.
struct ImageStates: Sendable {
  struct State: Sendable {
    let sizeBytes: Int
    var nodes: Set<Int>
  }

  private var byName: [String: State] = [:]

  subscript(name: String) -> State? { byName[name] }

  mutating func add(_ images: [ContainerImage], ofNode slot: Int) {
    for image in images {
      for name in image.names {
        byName[name, default: State(sizeBytes: image.sizeBytes, nodes: [])].nodes.insert(slot)
      }
    }
  }

  mutating func remove(_ images: [ContainerImage], ofNode slot: Int) {
    for name in images.flatMap(\.names) {
      byName[name]?.nodes.remove(slot)
      if byName[name]?.nodes.isEmpty == true { byName[name] = nil }
    }
  }
}
