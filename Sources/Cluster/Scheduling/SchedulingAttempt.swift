import Kubernetes
import Scheduling

/// One attempt to place a Pod, by what the scheduler decided from: it can be decided again, in full or under another
/// configuration.
public struct SchedulingAttempt: Sendable {
  /// As it waited: on no node.
  public let pod: Pod
  let snapshot: SchedulingSnapshot
  let scheduler: Scheduler

  /// What was decided, with every node's verdict and every plugin's score.
  public var placement: PodPlacement {
    var scheduler = scheduler
    return scheduler.place(pod, in: snapshot, recording: .full)
  }

  /// What would have been decided, in full, with another configuration in force; nil when that has no profile of the
  /// name that the Pod asks for.
  public func placement(
    under configuration: KubeSchedulerConfiguration
  ) throws(SchedulerConfigurationError) -> PodPlacement? {
    var other = scheduler
    try other.adopt(configuration)
    guard other.isResponsible(for: pod) else { return nil }
    return other.place(pod, in: snapshot, recording: .full)
  }

  /// What every filter says of one node, those included that the attempt did not come to; nil when there was no such
  /// node.
  public func opinions(on node: NodeName) -> [FilterOpinion]? {
    scheduler.opinions(of: pod, on: node, in: snapshot)
  }

  /// The profile that decided; nil when none answers to the name that the Pod asks for.
  public var profile: SchedulerProfile? { scheduler.profile(for: pod) }
}
