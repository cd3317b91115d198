import Controllers
import Karpenter
import Kubernetes
import Scheduling

/// One decision, as it was taken: who, when, because of what. Telling it never asks today's world.
public struct DecisionRecord: Sendable {
  public let id: DecisionID
  public let time: VirtualTime
  public let actor: Actor
  /// The decision that made this one happen; nil for what the student did.
  public let cause: DecisionID?
  public let decision: Decision
}

/// Decisions are numbered from 1 in the order in which they were taken.
public struct DecisionID: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let number: Int

  public init(_ number: Int) { self.number = number }

  public var description: String { "#\(number)" }
  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

/// What was decided. Whoever tells, counts or checks decisions switches over every case.
public enum Decision: Sendable {
  case userCommand(UserCommand)
  case podPlacement(PodPlacement)
  case provisioningRound(ProvisioningRound)
  case controllerStep(ControllerStep)
  case nodeClaimStep(NodeClaimStep)
  case drainStep(DrainStep)
  case disruptionPass(DisruptionPass)
  case interruptionHandling(InterruptionHandling)
  case cloudEvent(CloudEvent)
  case schedulerDivergence(SchedulerDivergence)
}

/// What the student asked for, as typed.
public struct UserCommand: Equatable, Sendable {
  public let text: String

  public init(text: String) { self.text = text }
}

extension Decision {
  /// What a controller left as its record.
  init(_ step: ReconciliationStep) {
    switch step {
    case .controller(let step): self = .controllerStep(step)
    case .nodeClaim(let step): self = .nodeClaimStep(step)
    case .drain(let step): self = .drainStep(step)
    case .interruption(let handling): self = .interruptionHandling(handling)
    }
  }
}
