import Kubernetes

/// The VPA's admission controller: gives a Pod the requests that are recommended, as it is made.
///
/// Source: kubernetes/autoscaler `vertical-pod-autoscaler/pkg/admission-controller/resource/pod`.
public enum VerticalAdmission {
  /// - Returns: the Pod as it is to be stored; limits keep their proportion to requests.
  public static func admit(_ pod: Pod, by autoscaler: VerticalPodAutoscaler) -> Pod {
    guard autoscaler.updateMode != .off else { return pod }
    var pod = pod
    var updates: [String] = []
    for index in pod.spec.containers.indices {
      let container = pod.spec.containers[index]
      guard
        let recommendation = autoscaler.status.recommendation.first(where: {
          $0.containerName == container.name
        })
      else { continue }
      let policy = autoscaler.policy(for: container.name)
      var changed: [String] = []
      for (name, amount) in recommendation.target.sorted {
        let before = container.resources.requests[name]
        pod.spec.containers[index].resources.requests[name] = amount
        changed.append("\(name.text) request")
        guard policy?.controlledValues != .requestsOnly, let limit = container.resources.limits[name] else {
          continue
        }
        pod.spec.containers[index].resources.limits[name] = limit.scaled(from: before ?? limit, to: amount)
        changed.append("\(name.text) limit")
      }
      if !changed.isEmpty { updates.append("container \(index): \(changed.joined(separator: ", "))") }
    }
    if !updates.isEmpty {
      pod.metadata.annotations["vpaUpdates"] =
        "Pod resources updated by \(autoscaler.metadata.name): \(updates.joined(separator: "; "))"
      pod.metadata.annotations["vpaObservedContainers"] =
        pod.spec.containers.map(\.name).joined(separator: ", ")
    }
    return pod
  }
}

extension Quantity {
  /// As many times the new request as it was of the old.
  fileprivate func scaled(from old: Quantity, to new: Quantity) -> Quantity {
    guard !old.isZero else { return self }
    let factor = double / old.double
    let nanos = min(new.double * factor * 1e9, 9e27)
    return Quantity(nanos: Int128(nanos), format: format)
  }
}
