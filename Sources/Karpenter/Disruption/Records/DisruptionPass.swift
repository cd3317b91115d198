import Kubernetes

/// One pass of the disruption controller, the second look at a command that has waited, or the end of one: a
/// decision record.
///
/// Source: sigs.k8s.io/karpenter v1.13.0 `pkg/controllers/disruption/controller.go`.
public struct DisruptionPass: Equatable, Sendable {
  public enum Stage: Equatable, Sendable {
    /// No method came to anything.
    case nothing
    /// The command is looked at again after `Disruption.validationWait`, and only then carried out.
    case proposed
    case carriedOut
    /// It does not hold any more; the methods that follow have their turn.
    case abandoned(CommandInvalidation)
    /// Later: all that was to take the nodes' place is initialized, and the nodes go.
    case replaced
    /// Later: it came to nothing, and the nodes stay.
    case rolledBack(CommandFailure)
    /// A simulation could not be made, since no NodePool takes part: nothing more is tried in this pass.
    case noNodePools

    /// As lessons' checks name it.
    public var name: String {
      switch self {
      case .nothing: "nothing"
      case .proposed: "proposed"
      case .carriedOut: "carriedOut"
      case .abandoned: "abandoned"
      case .replaced: "replaced"
      case .rolledBack: "rolledBack"
      case .noNodePools: "noNodePools"
      }
    }

    /// Whether nodes are to go.
    public var isCommand: Bool { self == .proposed || self == .carriedOut }
  }

  public var stage: Stage
  /// What the last method tried came to: one command, or several where static NodePools drift.
  public var commands: [DisruptionCommand]
  /// Every machine of Karpenter's, by name, and whether it may be disrupted at all; only a pass has them.
  public var nodes: [NodeStanding]
  /// What each method did, in the order tried; only a pass has them.
  public var methods: [MethodReport]
  /// What is to be published, in order. Some of it may have been said lately: `DisruptionEvent.quietFor`.
  public var events: [DisruptionEvent]

  public init(
    stage: Stage, commands: [DisruptionCommand] = [], nodes: [NodeStanding] = [],
    methods: [MethodReport] = [], events: [DisruptionEvent] = []
  ) {
    self.stage = stage
    self.commands = commands
    self.nodes = nodes
    self.methods = methods
    self.events = events
  }

  /// What is kept of it once it is over: what it came to and why. What was true of every node at that moment, what was
  /// published of it, and the tries before the one that a method decided for are not: of a thousand nodes that would
  /// be a megabyte each time.
  public var kept: DisruptionPass {
    var kept = self
    kept.nodes = []
    kept.events = []
    for index in kept.methods.indices { kept.methods[index].refused = [] }
    if stage.isCommand, let last = methods.last, last.method != .multiNodeConsolidation {
      kept.methods[methods.count - 1].attempts = last.attempts.suffix(1)
    }
    return kept
  }

  /// Whose command it is, or the last one tried.
  public var method: DisruptionMethod? { commands.first?.method ?? methods.last?.method }
}

/// A way to find nodes to take away, in the order in which they are tried: the first that comes to a command ends
/// the pass.
public enum DisruptionMethod: String, CaseIterable, Comparable, Sendable {
  case emptiness, staticDrift, drift, multiNodeConsolidation, singleNodeConsolidation

  /// What budgets, taints and events call it.
  public var reason: NodePool.Budget.Reason {
    switch self {
    case .emptiness: .empty
    case .staticDrift, .drift: .drifted
    case .multiNodeConsolidation, .singleNodeConsolidation: .underutilized
    }
  }

  /// Whether Pods that must not be evicted keep a node out of it, even one with a `terminationGracePeriod`.
  public var isGraceful: Bool { reason != .drifted }

  /// Whether its commands are looked at again before they are carried out.
  public var waitsForValidation: Bool { reason != .drifted }

  /// The method tried after it; nil after the last.
  public var next: Self? { Self.allCases.first { $0 > self } }

  private var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  public static func < (left: Self, right: Self) -> Bool { left.position < right.position }
}
