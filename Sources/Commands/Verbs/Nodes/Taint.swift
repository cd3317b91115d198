import Cluster
import Kubernetes
import Narration

extension Command {
  static let taint = Command(
    "taint", origin: .kubectl,
    syntax: [.one(.words(["nodes", "node", "no"])), .any(.objects(.node)), .oneOrMore(.taintEdit)],
    flags: [.overwrite, .all, .selector, .dryRun, .output], help: .taint,
    examples: ["taint nodes --all team=ml:NoSchedule", "taint nodes --all team-"]
  ) { session, given throws(CommandError) in
    var words = given.words[...]
    let kindWord = words.popFirst() ?? ""
    let kindPart = String(kindWord.prefix { $0 != "/" })
    guard try session.kind(kindPart) == .node else {
      throw .upstream(UpstreamText.onlyNodesHaveTaints(kindPart))
    }
    let objectWords = [kindWord] + words.prefix { TaintEdit($0) == nil }
    var edits: [TaintEdit] = []
    for word in words.dropFirst(objectWords.count - 1) {
      guard let edit = TaintEdit(word) else {
        throw .upstream(UpstreamText.badTaint(word), CommandMessage.badTaint(word))
      }
      edits.append(edit)
    }
    guard !edits.isEmpty else {
      let last = objectWords.last ?? ""
      throw .upstream(UpstreamText.noTaintEdits, CommandMessage.badTaint(last))
    }
    let targets = try session.targets(objectWords, given)
    let adds = edits.contains(where: \.isAddition)
    let removes = edits.contains { !$0.isAddition }
    let verb = adds && removes ? "modified" : adds ? "tainted" : "untainted"
    return try session.edit(targets, given, did: verb) { (object) throws(CommandError) in
      guard let node = object.as(Node.self) else { return }
      var taints = node.spec.taints
      for edit in edits { try edit.apply(to: &taints, of: node, overwrite: given.has(.overwrite)) }
      object.change(Node.self) { $0.spec.taints = taints }
    }
  }
}

/// `key=value:Effect` and `key:Effect` add, `key-` and `key:Effect-` take away.
enum TaintEdit: Equatable, Sendable {
  case add(Taint)
  case remove(key: String, effect: Taint.Effect?)

  var isAddition: Bool {
    switch self {
    case .add: true
    case .remove: false
    }
  }

  /// Nil for a word that is no edit of taints.
  init?(_ word: String) {
    let isRemoval = word.hasSuffix("-")
    let text = isRemoval ? word.dropLast() : word[...]
    let sides = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let pair = sides[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let key = String(pair[0])
    let value = pair.count == 2 ? String(pair[1]) : ""
    guard LabelRules.isKey(key), LabelRules.isValue(value) else { return nil }
    let effect = sides.count == 2 ? Taint.Effect(rawValue: String(sides[1])) : nil
    if sides.count == 2, effect == nil { return nil }
    if isRemoval {
      self = .remove(key: key, effect: effect)
    } else if let effect {
      self = .add(Taint(key: key, value: value, effect: effect))
    } else {
      return nil
    }
  }

  func apply(to taints: inout [Taint], of node: Node, overwrite: Bool) throws(CommandError) {
    switch self {
    case .add(let taint):
      if let index = taints.firstIndex(where: { $0.key == taint.key && $0.effect == taint.effect }) {
        guard overwrite || taints[index].value == taint.value else {
          throw .upstream(UpstreamText.alreadyHasTaint(node.metadata.name, taint))
        }
        taints[index].value = taint.value
      } else {
        taints.append(taint)
      }
    case .remove(let key, let effect):
      let before = taints.count
      taints.removeAll { $0.key == key && (effect == nil || $0.effect == effect) }
      if taints.count == before {
        throw .upstream(UpstreamText.taintNotFound(effect.map { "\(key):\($0.rawValue)" } ?? key))
      }
    }
  }
}
