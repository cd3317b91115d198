import Cluster
import Kubernetes

/// Pods of a workload that have no node, for one reason.
struct WaitingPods: Equatable {
  let workload: String
  /// As the API server has it: what kube-scheduler or Karpenter said last.
  let reason: String
  var pods: Int
  /// Since when the first of them has been there.
  var since: VirtualTime

  /// The longest wait first.
  static func groups(in world: World) -> [Self] {
    let nominations = nominations(in: world)
    var groups: [Self] = []
    var places: [String: Int] = [:]
    for pod in world.objects.pods.values where pod.status.phase == .pending && !pod.isBound {
      let reason =
        nominations[pod.metadata.namespacedName] ?? pod.status.conditions["PodScheduled"]?.message ?? ""
      let since = pod.metadata.creationTimestamp ?? .start
      let workload = pod.workloadName
      if let place = places["\(workload) \(reason)"] {
        groups[place].pods += 1
        groups[place].since = min(groups[place].since, since)
      } else {
        places["\(workload) \(reason)"] = groups.count
        groups.append(Self(workload: workload, reason: reason, pods: 1, since: since))
      }
    }
    return groups.sorted { $0.since == $1.since ? $0.workload < $1.workload : $0.since < $1.since }
  }

  /// Where Karpenter means Pods to go.
  private static func nominations(in world: World) -> [NamespacedName: String] {
    let events = world.objects.events.values.filter {
      $0.reason == "Nominated" && $0.involvedObject.kind == .pod
    }
    return Dictionary(events.map { ($0.involvedObject.name, $0) }) { earlier, later in
      (earlier.lastTimestamp ?? .start) > (later.lastTimestamp ?? .start) ? earlier : later
    }.mapValues(\.message)
  }
}
