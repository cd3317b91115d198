import Kubernetes
import Scheduling

extension PodPlacement {
  /// The decision about one pod, as the conformance corpus writes it.
  var decision: JSONValue {
    var members: [String: JSONValue] = [
      "feasible": .array(names(feasible.sorted())),
      "rejected": .object(rejected),
      "scores": .object(scores),
      "best": .array(names(best.sorted())),
      "message": .string(fitErrorText ?? ""),
      "preemption": preemption?.decision ?? .null,
      "preemptionMessage": .string(postFilterText ?? ""),
    ]
    switch outcome {
    case .gated: members["gated"] = .string(gatedText ?? "")
    case .refused(let refusal): members["prefilter"] = refusal.decision
    case .bound, .unschedulable, .noNodes: break
    }
    return .object(members)
  }

  private var verdicts: [NodeVerdict] { sheet?.nodes ?? [] }

  private var feasible: [NodeName] { verdicts.filter { $0.filter == .fits }.map(\.node) }

  private var rejected: [String: JSONValue] {
    var rejected: [String: JSONValue] = [:]
    for verdict in verdicts {
      switch (verdict.filter, outcome) {
      case (.rejected(let rejection), _): rejected[verdict.node.text] = rejection.decision
      case (.notExamined, .refused(let refusal)): rejected[verdict.node.text] = refusal.decision
      case (.fits, _), (.notExamined, _): break
      }
    }
    return rejected
  }

  private var scored: [NodeVerdict] { verdicts.filter { !$0.scores.isEmpty } }

  private var scores: [String: JSONValue] {
    var scores: [String: JSONValue] = [:]
    for verdict in scored {
      var ofNode: [String: JSONValue] = ["total": .int(Int64(verdict.total))]
      for score in verdict.scores { ofNode[score.plugin.rawValue] = .int(Int64(score.weighted)) }
      scores[verdict.node.text] = .object(ofNode)
    }
    return scores
  }

  /// Every node with the highest total; the only feasible one is not scored.
  private var best: [NodeName] {
    guard let highest = scored.map(\.total).max() else { return feasible }
    return scored.filter { $0.total == highest }.map(\.node)
  }
}

extension Rejection {
  fileprivate var decision: JSONValue {
    refusalJSON(
      by: plugin, code: preemptionMayHelp ? "Unschedulable" : "UnschedulableAndUnresolvable",
      reasons: reasons.map(\.kind.upstreamText))
  }
}

extension PodRefusal {
  fileprivate var decision: JSONValue {
    refusalJSON(by: plugin, code: "UnschedulableAndUnresolvable", reasons: [reason.upstreamText])
  }
}

extension Preemption {
  /// Nil when nobody is to go.
  fileprivate var decision: JSONValue? {
    guard case .nominated(let chosen, _) = outcome else { return nil }
    return .object([
      "node": .string(chosen.node.text),
      "victims": .array(names(chosen.victims.map(\.pod))),
      "pdbViolations": .int(Int64(chosen.budgetViolations)),
      "ties": .array(names(equallyGood.sorted())),
      "candidates": .object(
        Dictionary(candidates.map { ($0.node.text, $0.decision) }) { first, _ in first }),
    ])
  }
}

extension Preemption.Candidate {
  fileprivate var decision: JSONValue {
    .object([
      "victims": .array(names(victims.map(\.pod))), "pdbViolations": .int(Int64(budgetViolations)),
    ])
  }
}

private func refusalJSON(by plugin: PluginName?, code: String, reasons: [String]) -> JSONValue {
  .object([
    "plugin": .string(plugin?.rawValue ?? ""), "code": .string(code), "reasons": .array(names(reasons)),
  ])
}

private func names<Name: CustomStringConvertible>(_ list: [Name]) -> [JSONValue] {
  list.map { .string($0.description) }
}
