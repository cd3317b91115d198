import Kubernetes

/// What values a label may have: one entry of a NodePool's, a Pod's or an instance type's requirements.
///
/// A finite set of values, or all values but a finite set; with integer bounds, only integers within them.
/// `Gt` and `Lt` are kept as the bounds they mean, both inclusive.
///
/// Source: sigs.k8s.io/karpenter `pkg/scheduling/requirement.go`.
public struct Requirement: Hashable, Sendable {
  /// Always the current name of the label: aliases as `beta.kubernetes.io/arch` are replaced.
  public let key: String
  /// Whether `values` are those excluded, all others being allowed.
  public let isComplement: Bool
  /// Ascending, each once.
  public private(set) var values: [String]
  /// The least integer allowed.
  public let lowerBound: Int?
  /// The greatest integer allowed.
  public let upperBound: Int?
  /// How many different values must remain possible between the instance types of a claim.
  public var minValues: Int?

  public typealias Operator = NodeSelectorRequirement.Operator

  /// - Parameter values: for the operators with a bound, one integer; anything else there counts as 0.
  public init(_ key: String, _ operator: Operator, _ values: [String] = [], minValues: Int? = nil) {
    let bound = values.first.flatMap { Int($0) } ?? 0
    var lower: Int?
    var upper: Int?
    var admitsNothing = false
    switch `operator` {
    case .isIn, .notIn, .exists, .doesNotExist: break
    case .gt:
      admitsNothing = bound == .max
      lower = admitsNothing ? nil : bound + 1
    case .gte: lower = bound
    case .lt: upper = bound == .min ? .min : bound - 1
    case .lte: upper = bound
    }
    let holdsValues = `operator` == .isIn || `operator` == .notIn
    self.init(
      normalizedKey: LabelRules.normalized(key),
      isComplement: `operator` != .isIn && `operator` != .doesNotExist && !admitsNothing,
      values: holdsValues ? Self.sortedUnique(values) : [], lowerBound: lower, upperBound: upper,
      minValues: admitsNothing ? nil : minValues)
  }

  public init(_ requirement: NodeSelectorRequirement, minValues: Int? = nil) {
    self.init(requirement.key, requirement.operator, requirement.values, minValues: minValues)
  }

  /// What having a label with this value comes to.
  public init(label key: String, value: String) {
    self.init(
      normalizedKey: LabelRules.normalized(key), isComplement: false, values: [value], lowerBound: nil,
      upperBound: nil, minValues: nil)
  }

  private init(
    normalizedKey: String, isComplement: Bool, values: [String], lowerBound: Int?, upperBound: Int?,
    minValues: Int?
  ) {
    key = normalizedKey
    self.isComplement = isComplement
    self.values = values
    self.lowerBound = lowerBound
    self.upperBound = upperBound
    self.minValues = minValues
  }

  private static func sortedUnique(_ values: [String]) -> [String] {
    guard values.count > 1 else { return values }
    var result: [String] = []
    for value in values.sorted() where value != result.last { result.append(value) }
    return result
  }

  /// The operator that says the same, bounds aside: never `Gt`, `Lt`, `Gte` or `Lte`.
  public var `operator`: Operator {
    if isComplement { return values.isEmpty ? .exists : .notIn }
    return values.isEmpty ? .doesNotExist : .isIn
  }

  /// Whether the label may be missing: what a comparison forgives on both sides.
  var allowsAbsence: Bool { `operator` == .notIn || `operator` == .doesNotExist }

  /// Whether nothing at all can satisfy it.
  public var isEmpty: Bool { !isComplement && values.isEmpty }

  /// The only value allowed; nil when there are several or none.
  public var onlyValue: String? { !isComplement && values.count == 1 ? values[0] : nil }

  public func allows(_ value: String) -> Bool {
    values.holdsSorted(value) != isComplement && isWithinBounds(value)
  }

  private func isWithinBounds(_ value: String) -> Bool {
    Self.isWithin(value, lowerBound, upperBound)
  }

  private static func isWithin(_ value: String, _ lower: Int?, _ upper: Int?) -> Bool {
    if lower == nil && upper == nil { return true }
    guard let number = Int(value) else { return false }
    return number >= lower ?? .min && number <= upper ?? .max
  }

  /// What both allow. Of two `minValues` the higher stays.
  public func intersection(_ other: Requirement) -> Requirement {
    let lower = Self.greater(lowerBound, other.lowerBound)
    let upper = Self.lesser(upperBound, other.upperBound)
    let minimum = Self.greater(minValues, other.minValues)
    if let lower, let upper, lower > upper {
      return Requirement(key, .doesNotExist, minValues: minimum)
    }
    let staysComplement = isComplement && other.isComplement
    var values: [String]
    switch (isComplement, other.isComplement) {
    case (true, true): values = Self.sortedUnique(self.values + other.values)
    case (true, false): values = other.values.filter { !self.values.holdsSorted($0) }
    case (false, true): values = self.values.filter { !other.values.holdsSorted($0) }
    case (false, false): values = self.values.filter { other.values.holdsSorted($0) }
    }
    if lower != nil || upper != nil { values.removeAll { !Self.isWithin($0, lower, upper) } }
    return Requirement(
      normalizedKey: key, isComplement: staysComplement, values: values,
      lowerBound: staysComplement ? lower : nil, upperBound: staysComplement ? upper : nil,
      minValues: minimum)
  }

  /// Whether some value satisfies both. Two open sets always meet, even where they exclude the same.
  public func intersects(_ other: Requirement) -> Bool {
    let lower = Self.greater(lowerBound, other.lowerBound)
    let upper = Self.lesser(upperBound, other.upperBound)
    if let lower, let upper, lower > upper { return false }
    switch (isComplement, other.isComplement) {
    case (true, true): return true
    case (true, false):
      return other.values.contains { !values.holdsSorted($0) && Self.isWithin($0, lower, upper) }
    case (false, true):
      return values.contains { !other.values.holdsSorted($0) && Self.isWithin($0, lower, upper) }
    case (false, false):
      return values.contains { other.values.holdsSorted($0) && Self.isWithin($0, lower, upper) }
    }
  }

  /// A value for a label that must have one: the first allowed, or for an open set its lower bound or 0,
  /// where Karpenter draws a random integer. Nil when the label must be missing.
  public var anyValue: String? {
    isComplement ? String(lowerBound ?? 0) : values.first
  }

  /// The same as entries of a NodeClaim's spec: one, or two when both bounds are set.
  public var nodeSelectorRequirements: [NodeSelectorRequirementWithMinValues] {
    var entries: [NodeSelectorRequirement] = []
    if let lowerBound {
      entries.append(NodeSelectorRequirement(key: key, operator: .gte, values: [String(lowerBound)]))
    }
    if let upperBound {
      entries.append(NodeSelectorRequirement(key: key, operator: .lte, values: [String(upperBound)]))
    }
    if entries.isEmpty {
      entries.append(NodeSelectorRequirement(key: key, operator: `operator`, values: values))
    }
    return entries.map { NodeSelectorRequirementWithMinValues($0, minValues: minValues) }
  }

  private static func greater(_ left: Int?, _ right: Int?) -> Int? {
    guard let left, let right else { return left ?? right }
    return max(left, right)
  }

  private static func lesser(_ left: Int?, _ right: Int?) -> Int? {
    guard let left, let right else { return left ?? right }
    return min(left, right)
  }
}

extension Requirement: CustomStringConvertible {
  /// As Karpenter prints it: `karpenter.sh/capacity-type In [on-demand spot]`, `tier Exists >=4`.
  public var description: String { UpstreamText.requirement(self) }
}

extension [String] {
  /// Whether the ascending list holds the value.
  func holdsSorted(_ value: String) -> Bool {
    if count <= 8 { return contains(value) }
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == value
  }
}
