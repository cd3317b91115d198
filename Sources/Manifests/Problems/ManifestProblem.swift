import Kubernetes

/// One thing wrong with a manifest: what, where, and what to write instead. Holds no prose: the words of
/// `upstreamText` are Kubernetes' own.
public struct ManifestProblem: Equatable, Sendable {
  public let fault: Fault
  /// The field meant; the root where the document as a whole is.
  public let path: FieldPath
  /// Nil for an object that no file was read for.
  public let place: Place?
  /// Valid spellings, nearest first; empty when nothing is near.
  public let nearest: [String]
  public let hint: Hint?
  /// When the real tools would say it: nothing of a later stage is said while an earlier one has a problem.
  public let stage: Stage

  public init(
    _ fault: Fault, path: FieldPath = .root, place: Place? = nil, nearest: [String] = [], hint: Hint? = nil,
    stage: Stage
  ) {
    self.fault = fault
    self.path = path
    self.place = place
    self.nearest = nearest
    self.hint = hint
    self.stage = stage
  }

  public enum Stage: Int, Comparable, Sendable {
    /// kubectl cannot read the text.
    case reading
    /// kubectl does not find out what object it is.
    case identification
    /// The API server cannot put the document into the kind's types.
    case decoding
    /// It holds fields that the kind has not.
    case strictDecoding
    /// A value is not allowed.
    case validation
    /// A rule over several fields does not hold; of custom resources these are looked at last.
    case rules

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  public enum Fault: Equatable, Sendable {
    // Reading.
    /// In libyaml's words, which are go-yaml's too.
    case syntax(String)
    case beyondLimit(Limit)
    /// Something other than blanks and a comment follows `---`.
    case badSeparator(String)
    case duplicateKey(String, firstLine: Int)
    /// Null, a list or a mapping stands where a key should; `{{ x }}` left in a template reads so.
    case unusableKey
    /// `.inf` and `.nan`, in YAML's words.
    case unsupportedNumber(String)

    // Identification.
    /// By JSON's name of what was found instead.
    case notAnObject(String)
    case apiVersionMissing(in: JSONValue)
    case kindMissing(in: JSONValue)
    case noMatch(kind: String, apiVersion: String)

    // Decoding.
    case unknownField(String)
    case wrongType(TypeMismatch)
    case badQuantity(String)
    case badTime(String)

    // Validation, by the API server's own classes of error, with its words for the detail.
    case required(String)
    case invalid(JSONValue, String)
    case unsupported(JSONValue, supported: [String])
    case duplicate(JSONValue)
    case notFound(JSONValue)
    case forbidden(String)
    case tooLong(JSONValue, maximum: Int)
    case tooMany(Int, maximum: Int)
  }

  public enum Limit: Equatable, Sendable { case bytes(Int), depth(Int), nodes(Int) }

  /// A value of one type where a field wants another.
  public struct TypeMismatch: Equatable, Sendable {
    /// JSON's name of what was found: `string`, `number`, `bool`, `array`, `object`.
    public let found: String
    /// What was found, as written in JSON.
    public let value: JSONValue
    /// OpenAPI's name of what is wanted: `string`, `integer`, `boolean`, `array`, `object`.
    public let expected: String
    /// Go's name of what is wanted: `int32`, `[]string`.
    public let goType: String
    /// Go's name of the struct that the field belongs to: `EnvVar`.
    public let goStruct: String
  }

  /// What to write instead, where it is known.
  public enum Hint: Equatable, Sendable {
    /// A value: put this one.
    case write(String)
    /// Written without quotes it is a number or a boolean; in quotes it is text.
    case quote(String)
    /// The field is elsewhere in this version.
    case movedTo(FieldPath)
    /// The field belongs to an object of another kind now.
    case movedToKind(String, FieldPath)
    case renamedTo(String)
    /// The field is gone, and nothing replaces it.
    case removed
    /// The kind or its version is an old one.
    case newKind(kind: String, apiVersion: String)
    /// A later version of Karpenter brings it.
    case comesIn(karpenter: String)
    /// A tab where YAML wants spaces.
    case spacesInsteadOfTabs
    /// `{{ x }}` has to be rendered first, or quoted.
    case unrenderedTemplate
    /// Another key of the same name stands further up.
    case keepOneOfThem
    /// A list wants `- ` before each item.
    case list
  }
}

/// Everything wrong with one document, in the order in which the real tools would come to say it.
public struct InvalidManifest: Error, Equatable, Sendable {
  /// The kind the document names; empty when it names none.
  public let kind: String
  public let apiVersion: String
  public let name: String
  /// Never empty.
  public let problems: [ManifestProblem]

  public init(kind: String, apiVersion: String, name: String, problems: [ManifestProblem]) {
    self.kind = kind
    self.apiVersion = apiVersion
    self.name = name
    self.problems = problems
  }

  /// What the real tools would say first.
  public var immediate: [ManifestProblem] {
    guard let stage = problems.map(\.stage).min() else { return [] }
    return problems.filter { $0.stage == stage }
  }

  /// What they would say only once that is put right.
  public var later: [ManifestProblem] {
    guard let stage = problems.map(\.stage).min() else { return [] }
    return problems.filter { $0.stage != stage }
  }
}
