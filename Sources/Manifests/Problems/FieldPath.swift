/// The way to a field from the root of an object, written as the API server writes it:
/// `spec.containers[0].resources.limits[cpu]`.
public struct FieldPath: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
  public enum Step: Hashable, Sendable {
    case field(String)
    case index(Int)
    /// A key of a map, such as a label's.
    case key(String)
  }

  public private(set) var steps: [Step]

  public static let root = FieldPath([])

  public init(_ steps: [Step]) { self.steps = steps }

  /// Reads `spec.containers[0].resources.limits[cpu]`; whatever stands in brackets and is no number is a key.
  public init(_ text: String) {
    steps = []
    var rest = Substring(text)
    while !rest.isEmpty {
      if rest.first == "[" {
        let inner = rest.dropFirst().prefix { $0 != "]" }
        steps.append(Int(inner).map(Step.index) ?? .key(String(inner)))
        rest = rest.dropFirst(inner.count + 2)
      } else {
        let name = rest.prefix { $0 != "." && $0 != "[" }
        if !name.isEmpty { steps.append(.field(String(name))) }
        rest = rest.dropFirst(name.count)
      }
      if rest.first == "." { rest.removeFirst() }
    }
  }

  public init(stringLiteral value: String) { self.init(value) }

  public var isEmpty: Bool { steps.isEmpty }
  public var last: Step? { steps.last }

  public subscript(field: String) -> FieldPath { appending(.field(field)) }
  public subscript(index: Int) -> FieldPath { appending(.index(index)) }
  public subscript(key key: String) -> FieldPath { appending(.key(key)) }

  /// Several fields down: `path["spec.template.spec"]`.
  public func down(_ path: FieldPath) -> FieldPath { FieldPath(steps + path.steps) }

  public func appending(_ step: Step) -> FieldPath { FieldPath(steps + [step]) }
  mutating func push(_ step: Step) { steps.append(step) }
  mutating func pop() { _ = steps.popLast() }

  public var parent: FieldPath { FieldPath(Array(steps.dropLast())) }

  public var description: String { text(keysInBrackets: true) }

  /// Built-in kinds have keys of maps in brackets (`limits[cpu]`), custom resources after a dot (`limits.cpu`).
  func text(keysInBrackets: Bool) -> String {
    var text = ""
    for step in steps {
      switch step {
      case .index(let index): text += "[\(index)]"
      case .key(let key) where keysInBrackets: text += "[\(key)]"
      case .field(let name), .key(let name): text += text.isEmpty ? name : ".\(name)"
      }
    }
    return text
  }

  /// The path without the numbers of list elements, for a look-up in a table.
  var withoutIndices: FieldPath {
    FieldPath(
      steps.filter { step in
        if case .index = step { return false }
        return true
      })
  }

  func isPrefix(of other: FieldPath) -> Bool { other.steps.starts(with: steps) }

  /// Field names alone, as Go's JSON reader names a place: `spec.template.spec.containers.image`.
  var fieldNames: String {
    steps.compactMap { step -> String? in
      switch step {
      case .field(let name), .key(let name): name
      case .index: nil
      }
    }.joined(separator: ".")
  }
}
