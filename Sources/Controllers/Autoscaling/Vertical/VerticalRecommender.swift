import Kubernetes

/// What containers should request, by what they have used.
///
/// Source: kubernetes/autoscaler `vertical-pod-autoscaler/pkg/recommender/logic/recommender.go`, `estimator.go`.
public enum VerticalRecommender {
  private static let margin = 1.15
  /// A Pod's containers together are never recommended less.
  private static let leastCPU = 25
  private static let leastMemory = 250 << 20

  /// - Parameters:
  ///   - histories: by the container's name.
  ///   - autoscaler: whose policies hold; a container that they leave out gets no recommendation.
  public static func recommend(
    _ histories: [String: UsageHistory], for autoscaler: VerticalPodAutoscaler
  ) -> [VerticalPodAutoscaler.ContainerRecommendation] {
    let counted = histories.filter { !$0.value.isEmpty && autoscaler.policy(for: $0.key)?.mode != .off }
    return counted.sorted { $0.key < $1.key }.map { name, history in
      recommendation(name, history, sharedBy: histories.count, autoscaler.policy(for: name))
    }
  }

  private static func recommendation(
    _ name: String, _ history: UsageHistory, sharedBy containers: Int,
    _ policy: VerticalPodAutoscaler.ContainerPolicy?
  ) -> VerticalPodAutoscaler.ContainerRecommendation {
    let days = max(history.days, 1 / 1440)
    let narrow = 1 + 0.001 / days
    func amounts(_ share: Double, times factor: Double) -> ResourceList {
      let (cpu, memory) = history.percentile(share)
      let milli = max(Int(min(cpu * margin * factor * 1000, 1e12)), leastCPU / max(1, containers))
      let bytes = max(Int(min(memory * margin * factor, 1e18)), leastMemory / max(1, containers))
      let list: ResourceList = [.cpu: Quantity(milli: milli), .memory: Quantity(bytes)]
      return list.limited(to: policy)
    }
    var recommendation = VerticalPodAutoscaler.ContainerRecommendation()
    recommendation.containerName = name
    recommendation.uncappedTarget = amounts(0.9, times: 1)
    recommendation.target = recommendation.uncappedTarget.capped(by: policy)
    recommendation.lowerBound = amounts(0.5, times: 1 / (narrow * narrow)).capped(by: policy)
    recommendation.upperBound = amounts(0.95, times: 1 + 1 / days).capped(by: policy)
    return recommendation
  }
}

extension ResourceList {
  /// Only those that the policy controls.
  fileprivate func limited(to policy: VerticalPodAutoscaler.ContainerPolicy?) -> ResourceList {
    guard let controlled = policy?.controlledResources, !controlled.isEmpty else { return self }
    var list = ResourceList()
    for (name, amount) in sorted where controlled.contains(name.text) { list[name] = amount }
    return list
  }

  fileprivate func capped(by policy: VerticalPodAutoscaler.ContainerPolicy?) -> ResourceList {
    var list = self
    for (name, amount) in sorted {
      if let most = policy?.maxAllowed[name], amount > most { list[name] = most }
      if let least = policy?.minAllowed[name], amount < least { list[name] = least }
    }
    return list
  }
}
