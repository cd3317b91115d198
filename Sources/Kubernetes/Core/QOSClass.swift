/// How well a Pod is kept when its node runs short: as its requests and limits promise.
public enum QOSClass: String, CaseIterable, Sendable {
  case guaranteed = "Guaranteed", burstable = "Burstable", bestEffort = "BestEffort"
}

extension PodSpec {
  /// Guaranteed when every container (or the Pod as a whole) limits CPU and memory and requests as much;
  /// BestEffort when none asks for or limits either; else Burstable.
  ///
  /// Source: k8s.io/component-helpers `pod/qos`, `ComputePodQOS`.
  public var qosClass: QOSClass {
    let asked: [ResourceRequirements]
    if let resources, !resources.requests.isEmpty || !resources.limits.isEmpty {
      asked = [resources]
    } else {
      asked = (containers + initContainers).map(\.resources)
    }
    let counted: [ResourceName] = [.cpu, .memory]
    let asksAnything = asked.contains { resources in
      counted.contains {
        resources.requests[$0].map { !$0.isZero } ?? false || resources.limits[$0].map { !$0.isZero } ?? false
      }
    }
    guard asksAnything else { return .bestEffort }
    let isGuaranteed = asked.allSatisfy { resources in
      counted.allSatisfy { name in
        guard let limit = resources.limits[name], !limit.isZero else { return false }
        return (resources.requests[name] ?? limit) == limit
      }
    }
    return isGuaranteed ? .guaranteed : .burstable
  }
}
