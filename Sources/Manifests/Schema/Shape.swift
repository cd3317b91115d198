/// What a field may hold, without the Swift type it is read into: what `explain`, completion, patches and the
/// check for unknown fields look at.
public indirect enum Shape: Sendable {
  case string
  case boolean
  /// With Go's name of its width: `int32`, `int64`.
  case integer(String)
  case number
  /// A Kubernetes quantity; read from a string or a number.
  case quantity
  /// A count or a percentage.
  case intOrString
  /// A Go duration.
  case duration
  /// RFC 3339.
  case time
  case enumeration([String])
  /// `mergeKey` tells elements apart when a list is patched; without one a patch replaces the whole list.
  case list(of: Shape, mergeKey: String? = nil)
  case map(of: Shape)
  case object(ObjectShape)
  /// Anything at all.
  case any

  /// The fields of an object, or of the objects in a list or map; empty of anything else.
  public var fields: [FieldShape] {
    switch self {
    case .object(let object): object.fields
    case .list(let element, _), .map(let element): element.fields
    default: []
    }
  }

  /// As `kubectl explain` names it: `<string>`, `<[]Container>`.
  public var explainName: String {
    switch self {
    case .string, .quantity, .duration, .time, .enumeration: "string"
    case .boolean: "boolean"
    case .integer: "integer"
    case .number: "number"
    case .intOrString: "IntOrString"
    case .list(let element, _): "[]\(element.explainName)"
    case .map(let element): "map[string]\(element.explainName)"
    case .object(let object): object.typeName.isEmpty ? "Object" : object.typeName
    case .any: "Object"
    }
  }

  /// OpenAPI's name of the type: what messages about custom resources say.
  var openAPIName: String {
    switch self {
    case .string, .duration, .time, .enumeration, .quantity: "string"
    case .boolean: "boolean"
    case .integer, .intOrString: "integer"
    case .number: "number"
    case .list: "array"
    case .map, .object, .any: "object"
    }
  }

  /// Go's name of the type: what messages about built-in kinds say.
  var goName: String {
    switch self {
    case .string, .duration: "string"
    case .boolean: "bool"
    case .integer(let width): width
    case .number: "float64"
    case .quantity: "resource.Quantity"
    case .intOrString: "intstr.IntOrString"
    case .time: "time.Time"
    case .enumeration: "string"
    case .list(let element, _): "[]\(element.goElementName)"
    case .map(let element): "map[string]\(element.goElementName)"
    case .object(let object): object.typeName
    case .any: "object"
    }
  }

  private var goElementName: String {
    if case .object(let object) = self { return "v1.\(object.typeName)" }
    return goName
  }
}

/// The fields of one type, in the order in which the schema lists them.
public struct ObjectShape: Sendable {
  /// As Go and `explain` name it: `PodSpec`.
  public let typeName: String
  public let fields: [FieldShape]
  private let indices: [String: Int]

  public init(_ typeName: String, _ fields: [FieldShape]) {
    self.typeName = typeName
    self.fields = fields
    indices = Dictionary(fields.enumerated().map { ($1.name, $0) }) { first, _ in first }
  }

  public subscript(name: String) -> FieldShape? { indices[name].map { fields[$0] } }
}

public struct FieldShape: Sendable {
  public let name: String
  public let shape: Shape
  public let isRequired: Bool
  /// What the API server fills in, as a manifest would write it.
  public let defaultText: String?
  /// Kept as written, with no effect here.
  public let isInert: Bool

  public init(
    _ name: String, _ shape: Shape, isRequired: Bool = false, defaultText: String? = nil,
    isInert: Bool = false
  ) {
    self.name = name
    self.shape = shape
    self.isRequired = isRequired
    self.defaultText = defaultText
    self.isInert = isInert
  }
}

/// `["runAsUser": .int, "capabilities": ["add": .list(of: .string)]]`: the shape of an object without effect.
extension Shape: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, Shape)...) {
    self = .object(ObjectShape("", elements.map { FieldShape($0, $1, isInert: true) }))
  }

  static let int = Shape.integer("int32")
  static let int64 = Shape.integer("int64")
  static let strings = Shape.list(of: .string)
  static let labels = Shape.map(of: .string)
}
