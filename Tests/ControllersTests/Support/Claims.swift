import Kubernetes

@testable import Controllers

extension NodeClaim {
  init(_ name: String, change: (inout NodeClaim) -> Void = { _ in }) {
    self.init()
    metadata = ObjectMeta(name: name, labels: [WellKnown.nodePool: "default"])
    metadata.uid = UID("uid-\(name)")
    metadata.generation = 1
    metadata.creationTimestamp = .start
    metadata.finalizers = [WellKnown.terminationFinalizer]
    change(&self)
  }

  /// With these conditions true.
  func having(_ types: String...) -> NodeClaim {
    with {
      for type in types {
        $0.status.conditions.set(
          Condition(type: type, status: .isTrue, reason: type, observedGeneration: 1), at: .start)
      }
      $0.status.conditions.clear(ConditionType.ready)
      $0.status.conditions =
        StatusConditions(
          $0.status.conditions, of: $0.metadata,
          dependents: [ConditionType.launched, ConditionType.registered, ConditionType.initialized],
          at: .start
        ).all
    }
  }

  static var launched: NodeClaim {
    NodeClaim("default-x7k2p") {
      $0.status.providerID = "aws:///us-east-1a/i-1"
      $0.metadata.labels[WellKnown.instanceType] = "c7g.large"
      $0.metadata.annotations["team"] = "ml"
    }.having(ConditionType.launched)
  }
}

extension Node {
  /// As the machine of `NodeClaim.launched` joins.
  static var joining: Node {
    Node("ip-10-0-1-7").with {
      $0.spec.providerID = "aws:///us-east-1a/i-1"
      $0.spec.taints = [Taint(key: WellKnown.unregistered, effect: .noExecute)]
      $0.metadata.labels[WellKnown.nodePool] = "default"
    }
  }
}

extension LaunchedMachine {
  static let example = LaunchedMachine(
    providerID: "aws:///us-east-1a/i-1", imageID: "ami-1", instanceType: "c7g.large", zone: "us-east-1a",
    capacityType: "spot", priceUSDPerHour: 0.03,
    labels: [WellKnown.instanceType: "c7g.large", WellKnown.nodePool: "theirs"],
    capacity: [.cpu: Quantity(2)], allocatable: [.cpu: Quantity(milli: 1930)])
}

extension Reconciliation {
  var nodeClaimSteps: [NodeClaimStep.Step] {
    steps.compactMap {
      guard case .nodeClaim(let step) = $0 else { return nil }
      return step.step
    }
  }

  var drainStages: [DrainStep.Stage] {
    steps.compactMap {
      guard case .drain(let step) = $0 else { return nil }
      return step.stage
    }
  }
}
