import Karpenter
import Kubernetes

/// What a pass of the disruption controller came to.
public enum DisruptionMessage: Message, Equatable {
  case pass(DisruptionPass)
  /// A node that goes, or was to go.
  case candidate(DisruptionCommand.Candidate)
  case replacement(PlannedClaim)
  /// How many Pods find room where, the new nodes last.
  case moves([Move])
  /// What is paid before and after, and what Karpenter itself reckons to save.
  case price(before: Double, after: Double, reckoned: Double)
  case heldByBudget([String])
  /// The steps of multi-node consolidation's search.
  case search([DisruptionAttempt])
  /// A set of nodes that was tried, and what it came to.
  case attempt(DisruptionAttempt)
  case moreAttempts(Int)
  /// A method that came to nothing.
  case fruitless(MethodReport)
  case savings(Double)

  public struct Move: Equatable, Sendable {
    public enum Place: Equatable, Sendable {
      case node(String)
      case newNode
    }

    public var pods: Int
    public var place: Place
  }
}

extension Story {
  init(of pass: DisruptionPass) {
    self.init(DisruptionMessage.pass(pass), details: pass.details)
  }
}

extension DisruptionPass {
  /// The method that came to a command, as it worked.
  var deciding: MethodReport? { stage.isCommand ? methods.last : nil }

  /// Every set of nodes tried, in order.
  var attempts: [DisruptionAttempt] { methods.flatMap(\.attempts) }

  /// The only one, of one node.
  var onlyAttempt: DisruptionAttempt? {
    attempts.first.flatMap { attempts.count == 1 && $0.nodes.count == 1 ? $0 : nil }
  }

  private static let shownAttempts = 3

  var details: [Story.Part] {
    var parts: [Story.Part] = []
    if let deciding, deciding.method == .multiNodeConsolidation, deciding.attempts.count > 1 {
      parts.append(.line(DisruptionMessage.search(deciding.attempts)))
    }
    parts += commands.flatMap(\.parts)
    let held = methods.flatMap(\.heldByBudget).map(\.text)
    if !held.isEmpty { parts.append(.line(DisruptionMessage.heldByBudget(Array(Set(held)).sorted()))) }
    let fruitless = methods.filter { $0.method != deciding?.method }
    if stage == .nothing, onlyAttempt == nil {
      parts += attempts.prefix(Self.shownAttempts).map { .line(DisruptionMessage.attempt($0)) }
      let more = attempts.dropFirst(Self.shownAttempts)
      if !more.isEmpty {
        parts.append(.line(DisruptionMessage.moreAttempts(more.count)))
        parts.append(.fullOnly(more.map { .line(DisruptionMessage.attempt($0)) }))
      }
    }
    parts.append(.fullOnly(fruitless.map { .line(DisruptionMessage.fruitless($0)) }))
    return parts
  }
}

extension DisruptionCommand {
  fileprivate var parts: [Story.Part] {
    var parts: [Story.Part] = candidates.map { .line(DisruptionMessage.candidate($0)) }
    parts += replacements.map { .line(DisruptionMessage.replacement($0)) }
    if !moves.isEmpty { parts.append(.line(DisruptionMessage.moves(moves))) }
    if priceUSDPerHour > 0 {
      parts.append(
        .line(
          replacements.isEmpty
            ? DisruptionMessage.savings(priceUSDPerHour)
            : DisruptionMessage.price(
              before: priceUSDPerHour, after: replacementPriceUSDPerHour, reckoned: savingsUSDPerHour)))
    }
    return parts
  }

  /// Where its own Pods go; those that were waiting anyway are left out.
  private var moves: [DisruptionMessage.Move] {
    let own = Set(candidates.flatMap(\.pods))
    let places =
      existing.map { (DisruptionMessage.Move.Place.node($0.name), $0.pods) }
      + replacements.map { (.newNode, $0.pods) }
    return places.compactMap { place, pods in
      let count = pods.count(where: own.contains)
      return count > 0 ? DisruptionMessage.Move(pods: count, place: place) : nil
    }
  }
}
