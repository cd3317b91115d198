import Cluster
import Kubernetes
import Observability

/// Counts at every instant, object by object, what the history is to know afterwards.
struct Witness: WorldObserver {
  struct Count: Equatable {
    var nodes = 0
    var readyNodes = 0
    var waitingPods = 0
    var requestedMilliCPU = 0
    var centsPerHour = 0
  }

  /// The last count of each instant.
  private(set) var counts: [VirtualTime: Count] = [:]

  mutating func observe(_ world: World) {
    var count = Count()
    count.nodes = world.objects.nodes.count
    count.readyNodes = world.objects.nodes.values.count(where: \.isReady)
    for pod in world.objects.pods.values where !pod.isFinished {
      if pod.isBound {
        count.requestedMilliCPU += pod.spec.effectiveRequests[.cpu]?.milli ?? 0
      } else if !pod.metadata.isBeingDeleted {
        count.waitingPods += 1
      }
    }
    count.centsPerHour = Int((Bill(world.billedNodes).total.usdPerHour * 10_000).rounded())
    counts[world.now] = count
  }
}
