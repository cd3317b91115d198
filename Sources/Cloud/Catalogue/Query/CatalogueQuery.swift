import Kubernetes

/// A question to the catalogue: `where arch=arm64 vcpu>=4 order by spot limit 10`.
public struct CatalogueQuery: Equatable, Sendable {
  /// All must hold.
  public var conditions: [Condition] = []
  /// Earlier ones first; types that are equal in all of them follow by name.
  public var order: [Order] = []
  public var limit: Int?

  public init() {}

  public struct Condition: Equatable, Sendable {
    public let field: CatalogueField
    public let comparison: Comparison
    /// Alternatives of `=` and `!=`; bounds have one. Numbers are in the field's unit, memory in MiB.
    public let values: [Value]
  }

  public enum Comparison: String, CaseIterable, Sendable {
    // The longer first, as they are looked for in a word.
    case notEqual = "!=", atLeast = ">=", atMost = "<=", equal = "=", above = ">", below = "<"
  }

  public enum Value: Equatable, Sendable {
    case text(String)
    case number(Double)
  }

  public struct Order: Equatable, Sendable {
    public let field: CatalogueField
    public let isDescending: Bool
  }

  /// The types that meet every condition, in order. A type without the value that a condition asks for does not
  /// meet it; one without the value that the order asks for comes last; one that is offered nowhere is left out.
  public func run(on types: [InstanceType]) -> [CatalogueRow] {
    let rows = types.lazy.filter { !$0.offerings.isEmpty }.map(CatalogueRow.init)
      .filter { row in conditions.allSatisfy { $0.holds(for: row) } }
      .sorted(by: precedes)
    return limit.map { Array(rows.prefix($0)) } ?? rows
  }

  private func precedes(_ left: CatalogueRow, _ right: CatalogueRow) -> Bool {
    for key in order {
      if key.field.unit == .text {
        let (a, b) = (left.texts(of: key.field).first ?? "", right.texts(of: key.field).first ?? "")
        if a != b { return (a < b) != key.isDescending }
      } else {
        switch (left.number(of: key.field), right.number(of: key.field)) {
        case (let a?, let b?): if a != b { return (a < b) != key.isDescending }
        case (nil, nil): break
        case (let a, _): return a != nil
        }
      }
    }
    return left.type.name < right.type.name
  }
}

extension CatalogueQuery.Condition {
  fileprivate func holds(for row: CatalogueRow) -> Bool {
    guard field.unit != .text else {
      let isNamed = row.texts(of: field).contains { values.contains(.text($0)) }
      return comparison == .notEqual ? !isNamed : isNamed
    }
    guard let number = row.number(of: field) else { return false }
    return switch comparison {
    case .equal: values.contains(.number(number))
    case .notEqual: !values.contains(.number(number))
    case .atLeast: bound.map { number >= $0 } ?? false
    case .atMost: bound.map { number <= $0 } ?? false
    case .above: bound.map { number > $0 } ?? false
    case .below: bound.map { number < $0 } ?? false
    }
  }

  private var bound: Double? {
    if case .number(let number) = values.first { number } else { nil }
  }
}
