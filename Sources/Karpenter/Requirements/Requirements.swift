import Kubernetes

/// Requirements by label key: what a NodePool's nodes, a Pod, a claim or an instance type allow of each label.
///
/// Two requirements of one key are kept as their intersection. A key that is missing allows anything.
///
/// Source: sigs.k8s.io/karpenter `pkg/scheduling/requirements.go`.
public struct Requirements: Hashable, Sendable {
  /// Ascending by key, each key once.
  public private(set) var all: [Requirement] = []

  public init() {}

  public init(_ requirements: some Sequence<Requirement>) {
    for requirement in requirements { add(requirement) }
  }

  /// What carrying these labels comes to.
  public init(labels: Labels) {
    self.init(labels.sorted { $0.key < $1.key }.map { Requirement(label: $0.key, value: $0.value) })
  }

  public init(_ entries: [NodeSelectorRequirement]) {
    self.init(entries.map { Requirement($0) })
  }

  public init(_ entries: [NodeSelectorRequirementWithMinValues]) {
    self.init(entries.map { Requirement($0.requirement, minValues: $0.minValues) })
  }

  public var isEmpty: Bool { all.isEmpty }
  public var keys: [String] { all.map(\.key) }
  public var hasMinValues: Bool { all.contains { $0.minValues != nil } }

  /// Nil when the key is not required.
  public subscript(key: String) -> Requirement? {
    let index = position(of: key)
    return index < all.count && all[index].key == key ? all[index] : nil
  }

  /// The requirement of the key, or the one that allows anything.
  public func of(_ key: String) -> Requirement { self[key] ?? Requirement(key, .exists) }

  /// Adds a requirement: what is already there for its key is narrowed to what both allow.
  public mutating func add(_ requirement: Requirement) {
    let index = position(of: requirement.key)
    if index < all.count, all[index].key == requirement.key {
      all[index] = requirement.intersection(all[index])
    } else {
      all.insert(requirement, at: index)
    }
  }

  public mutating func add(_ others: Requirements) {
    guard !all.isEmpty else {
      all = others.all
      return
    }
    for requirement in others.all { add(requirement) }
  }

  public func adding(_ others: Requirements) -> Requirements {
    var result = self
    result.add(others)
    return result
  }

  /// Puts a requirement in the place of what is there for its key.
  public mutating func replace(_ requirement: Requirement) {
    remove(requirement.key)
    add(requirement)
  }

  public mutating func remove(_ key: String) {
    let index = position(of: key)
    if index < all.count, all[index].key == key { all.remove(at: index) }
  }

  /// Sets how many values of a required key must remain possible.
  mutating func setMinValues(_ minValues: Int, of key: String) {
    let index = position(of: key)
    if index < all.count, all[index].key == key { all[index].minValues = minValues }
  }

  /// As entries of a NodeClaim's spec, ascending by key.
  public var nodeSelectorRequirements: [NodeSelectorRequirementWithMinValues] {
    all.flatMap(\.nodeSelectorRequirements)
  }

  private func position(of key: String) -> Int {
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if all[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Requirements {
  /// Why two sets of requirements cannot hold together.
  public enum Conflict: Equatable, Sendable {
    /// A label that one side asks for and the other knows nothing of; with the known key that it may be a
    /// misspelling of.
    case undefinedLabel(key: String, typoOf: String?)
    /// Keys on which the two sides have no value in common; `asked` is the newcomer's, `known` this side's.
    case noCommonValue([Pair])

    public struct Pair: Equatable, Sendable {
      public let asked: Requirement
      public let known: Requirement
    }
  }

  /// Why a Pod (or an offering) with these requirements does not go with this node, or nil when it does.
  ///
  /// A key that this side knows nothing of is an obstacle unless it is among `undefinedAllowed` or may be
  /// missing.
  public func conflict(
    with asked: Requirements, allowingUndefined undefinedAllowed: Set<String> = []
  ) -> Conflict? {
    for requirement in asked.all where !requirement.allowsAbsence && self[requirement.key] == nil {
      guard !undefinedAllowed.contains(requirement.key) else { continue }
      return .undefinedLabel(
        key: requirement.key,
        typoOf: LabelRules.nearest(to: requirement.key, among: undefinedAllowed, then: keys))
    }
    let pairs = clashes(with: asked)
    return pairs.isEmpty ? nil : .noCommonValue(pairs)
  }

  /// Whether `conflict` would be nil, at less cost.
  public func isCompatible(
    with asked: Requirements, allowingUndefined undefinedAllowed: Set<String> = []
  ) -> Bool {
    clash(with: asked, allowingUndefined: undefinedAllowed) == nil
  }

  enum Clash { case undefinedLabel, noCommonValue }

  /// The kind of what `conflict` would be, at less cost.
  func clash(with asked: Requirements, allowingUndefined undefinedAllowed: Set<String> = []) -> Clash? {
    var found: Clash?
    for requirement in asked.all {
      guard let known = self[requirement.key] else {
        if requirement.allowsAbsence || undefinedAllowed.contains(requirement.key) { continue }
        return .undefinedLabel
      }
      if known.clashes(with: requirement) { found = .noCommonValue }
    }
    return found
  }

  /// Whether no key that both have is without a common value; keys of one side only are no obstacle.
  public func intersects(_ other: Requirements) -> Bool {
    other.all.allSatisfy { asked in self[asked.key].map { !$0.clashes(with: asked) } ?? true }
  }

  private func clashes(with asked: Requirements) -> [Conflict.Pair] {
    asked.all.compactMap { asked in
      guard let known = self[asked.key], known.clashes(with: asked) else { return nil }
      return Conflict.Pair(asked: asked, known: known)
    }
  }
}

extension Requirement {
  /// Whether the two have no value in common, unless the label may be missing on both sides.
  func clashes(with other: Requirement) -> Bool {
    !intersects(other) && !(allowsAbsence && other.allowsAbsence)
  }
}
