import Kubernetes

/// A pod's node selector and required node affinity, ready to be asked of every node.
///
/// A condition on a label has been tried on each value that any node has, so that a node costs a look-up.
struct NodeMatcher: Sendable {
  private let selector: [LabelCondition]
  /// Any one must match; nil requires nothing.
  private let terms: [NodeTermMatcher]?

  init(_ spec: PodSpec, labels: LabelColumns) {
    self.init(selector: spec.nodeSelector, terms: spec.affinity?.nodeAffinity?.required, labels: labels)
  }

  init(selector: Labels = [:], terms: [NodeSelectorTerm]?, labels: LabelColumns) {
    self.selector = selector.sorted { $0.key < $1.key }.map { key, value in
      LabelCondition(NodeSelectorRequirement(key: key, operator: .isIn, values: [value]), labels)
    }
    self.terms = terms?.map { NodeTermMatcher($0, labels: labels) }
  }

  var matchesEveryNode: Bool { selector.isEmpty && terms == nil }

  func matches(_ node: borrowing NodeSnapshot) -> Bool {
    let slot = node.slot
    guard selector.allSatisfy({ $0.holds(slot) }) else { return false }
    guard let terms else { return true }
    for term in terms where term.matches(node) { return true }
    return false
  }
}

/// One term of a node affinity: all its conditions must hold.
struct NodeTermMatcher: Sendable {
  private let conditions: [LabelCondition]
  private let fields: [NodeSelectorRequirement]
  /// A term that names nothing, or is no valid term, means no node.
  private let canMatch: Bool

  init(_ term: NodeSelectorTerm, labels: LabelColumns) {
    conditions = term.matchExpressions.map { LabelCondition($0, labels) }
    fields = term.matchFields
    canMatch =
      !(term.matchExpressions.isEmpty && term.matchFields.isEmpty)
      && term.matchExpressions.allSatisfy(\.isValid) && term.matchFields.allSatisfy(\.isValidField)
  }

  func matches(_ node: borrowing NodeSnapshot) -> Bool {
    guard canMatch else { return false }
    let slot = node.slot
    guard conditions.allSatisfy({ $0.holds(slot) }) else { return false }
    guard !fields.isEmpty else { return true }
    let name = node.name.text
    return fields.allSatisfy { $0.matches([NodeSelectorRequirement.nameField: name]) }
  }
}

/// A requirement on one label, answered for every value that a node has.
private struct LabelCondition: Sendable {
  private let column: LabelColumn?
  private let holdsForValue: [Bool]
  private let holdsWhenAbsent: Bool

  init(_ requirement: NodeSelectorRequirement, _ labels: LabelColumns) {
    column = labels[requirement.key]
    holdsForValue = (column?.values ?? []).map { requirement.matches([requirement.key: $0]) }
    holdsWhenAbsent = requirement.matches([:])
  }

  func holds(_ slot: Int) -> Bool {
    guard let value = column?.value(ofNode: slot), value != LabelColumn.absent else { return holdsWhenAbsent }
    return holdsForValue[value]
  }
}

extension NodeSelectorRequirement {
  static let nameField = "metadata.name"

  /// Source: k8s.io/component-helpers `scheduling/corev1/nodeaffinity`: what does not parse matches nothing.
  fileprivate var isValid: Bool {
    switch self.operator {
    case .isIn, .notIn: !values.isEmpty
    case .exists, .doesNotExist: values.isEmpty
    case .gt, .lt: values.count == 1 && Int64(values[0]) != nil
    case .gte, .lte: false
    }
  }

  fileprivate var isValidField: Bool {
    (self.operator == .isIn || self.operator == .notIn) && values.count == 1
  }
}
