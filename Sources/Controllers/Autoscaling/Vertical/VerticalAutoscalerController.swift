import Kubernetes

/// The VPA's recommender and updater: says what a workload's containers should request, and has Pods go whose requests
/// are too far from it.
///
/// Source: kubernetes/autoscaler `vertical-pod-autoscaler/pkg/{recommender,updater}`.
public enum VerticalAutoscalerController {
  /// How often it looks.
  public static let period = UsageHistory.period
  private static let usualMinReplicas = 2
  /// The part of a workload's Pods that may be gone at one time.
  private static let evictionTolerance = 0.5
  /// It looks no further ahead.
  private static let horizon = 1440

  /// When an autoscaler looks next: every minute from its creation.
  public static func nextLook(of autoscaler: VerticalPodAutoscaler, notBefore time: VirtualTime)
    -> VirtualTime
  {
    let created = autoscaler.metadata.creationTimestamp ?? time
    let looks = ((time - created).inSeconds / period.inSeconds).rounded(.up)
    return created + period * max(1, Int64(looks))
  }

  /// What it recommends now.
  public static func recommend(
    _ autoscaler: VerticalPodAutoscaler, hasTarget: Bool, hasPods: Bool, histories: [String: UsageHistory],
    at now: VirtualTime
  ) -> Reconciliation {
    var result = Reconciliation()
    var next = autoscaler
    guard hasTarget else {
      let target = autoscaler.targetRef
      next.set(
        "ConfigUnsupported", .isTrue, "", UpstreamText.noVPATarget(target, in: autoscaler.metadata.namespace),
        at: now)
      next.set("RecommendationProvided", .isFalse, "", "", at: now)
      if next.status != autoscaler.status { result.writes.append(.updateStatus(next)) }
      return result
    }
    next.status.conditions.clear("ConfigUnsupported")
    let recommendations = VerticalRecommender.recommend(histories, for: autoscaler)
    if recommendations.isEmpty {
      next.set("RecommendationProvided", .isFalse, "", "", at: now)
      if !hasPods { next.set("NoPodsMatched", .isTrue, "NoPodsMatched", UpstreamText.noVPAPods, at: now) }
    } else {
      next.status.conditions.clear("NoPodsMatched")
      next.set("RecommendationProvided", .isTrue, "", "", at: now)
      next.status.recommendation = recommendations
      if recommendations.map(\.target) != autoscaler.status.recommendation.map(\.target) {
        result.record(autoscaler.reference, .autoscaling(.recommended(recommendations)))
      }
    }
    if next.status != autoscaler.status { result.writes.append(.updateStatus(next)) }
    return result
  }

  /// The Pods whose requests are outside of what is recommended and that may go now, by name.
  ///
  /// - Parameter replicas: as many as the workload wants.
  public static func evictions(
    _ autoscaler: VerticalPodAutoscaler, pods: [Pod], replicas: Int
  ) -> [PodName] {
    guard autoscaler.updateMode.evictsPods else { return [] }
    let live = pods.filter { $0.status.isReady && !$0.metadata.isBeingDeleted }
    guard live.count >= autoscaler.minReplicas ?? usualMinReplicas else { return [] }
    let tolerated = max(1, Int(Double(replicas) * evictionTolerance))
    let room = tolerated - max(0, replicas - live.count)
    guard room > 0 else { return [] }
    return live.filter { isOutside($0, autoscaler.status.recommendation) }.prefix(room).map(\.name)
  }

  static func isOutside(_ pod: Pod, _ recommendations: [VerticalPodAutoscaler.ContainerRecommendation])
    -> Bool
  {
    pod.spec.containers.contains { container in
      guard let found = recommendations.first(where: { $0.containerName == container.name }) else {
        return false
      }
      return found.target.sorted.contains { name, _ in
        guard let request = container.resources.requests[name] else { return true }
        let (least, most) = (found.lowerBound[name] ?? .zero, found.upperBound[name])
        return request < least || most.map { request > $0 } ?? false
      }
    }
  }

  /// The next look at which something else would come of the same usage; nil when there is none within a day.
  public static func nextChange(
    _ autoscaler: VerticalPodAutoscaler, histories: [String: UsageHistory], pods: [Pod], at now: VirtualTime
  ) -> VirtualTime? {
    guard !histories.isEmpty else { return nil }
    let before = VerticalRecommender.recommend(histories, for: autoscaler)
    let outside = autoscaler.updateMode.evictsPods ? pods.count { isOutside($0, before) } : 0
    var ahead = histories
    for minute in 1...horizon {
      let time = now + period * minute
      for name in ahead.keys { ahead[name]?.pass(to: time) }
      let after = VerticalRecommender.recommend(ahead, for: autoscaler)
      let isOther =
        after.map(\.target) != before.map(\.target)
        || autoscaler.updateMode.evictsPods && pods.count { isOutside($0, after) } != outside
      if isOther { return time }
    }
    return nil
  }
}

extension VerticalPodAutoscaler {
  fileprivate mutating func set(
    _ type: String, _ value: Condition.Status, _ reason: String, _ message: String, at now: VirtualTime
  ) {
    status.conditions.set(Condition(type: type, status: value, reason: reason, message: message), at: now)
  }
}
