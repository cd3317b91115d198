import Kubernetes

/// What plugins are given: the pod to place, the cluster, and how the profile wants it.
struct SchedulingCycle: Sendable {
  let pod: Pod
  let snapshot: SchedulingSnapshot
  let profile: SchedulerProfile
  let requests: ResourceAmounts
  let priority: Int

  init(_ pod: Pod, in snapshot: SchedulingSnapshot, profile: SchedulerProfile) {
    self.pod = pod
    self.snapshot = snapshot
    self.profile = profile
    requests = ResourceAmounts(pod.spec.effectiveRequests)
    priority = pod.spec.priority ?? 0
  }

  var arguments: SchedulerPluginArguments { profile.arguments }
}
