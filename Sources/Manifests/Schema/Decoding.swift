import Kubernetes

/// One reading of a document into a noun: where it is, and what it has found wrong so far.
struct Decoding {
  let document: Document
  /// Kinds made by a CustomResourceDefinition are checked by a JSON schema, built-in ones by Go's types: the
  /// same mistake gets other words, at another stage.
  let isCustomResource: Bool
  private(set) var problems: [ManifestProblem] = []
  private(set) var path = FieldPath.root
  private var goStruct = ""

  init(_ document: Document, isCustomResource: Bool) {
    self.document = document
    self.isCustomResource = isCustomResource
  }

  mutating func descend(_ step: FieldPath.Step, _ body: (inout Decoding) -> Void) {
    path.push(step)
    body(&self)
    path.pop()
  }

  mutating func within(struct name: String, _ body: (inout Decoding) -> Void) {
    let outer = goStruct
    goStruct = name
    body(&self)
    goStruct = outer
  }

  // MARK: - Reports

  mutating func report(
    _ fault: ManifestProblem.Fault, at mark: Mark, path: FieldPath? = nil, nearest: [String] = [],
    hint: ManifestProblem.Hint? = nil, stage: ManifestProblem.Stage
  ) {
    guard problems.count < Findings.most else { return }
    problems.append(
      ManifestProblem(
        fault, path: path ?? self.path, place: document.place(mark), nearest: nearest, hint: hint,
        stage: stage))
  }

  mutating func reportWrongType(_ marked: MarkedValue, wanted: Shape, hint: ManifestProblem.Hint? = nil) {
    let value = marked.json
    let mismatch = ManifestProblem.TypeMismatch(
      found: value.typeName, value: value, expected: wanted.openAPIName, goType: wanted.goName,
      goStruct: goStruct)
    var hint = hint
    if case .string = wanted {
      switch value {
      case .bool, .int, .double: hint = .quote(document.words(at: marked.mark) ?? JSONWriter.compact(value))
      default: break
      }
    }
    report(
      .wrongType(mismatch), at: marked.mark, hint: hint, stage: isCustomResource ? .validation : .decoding)
  }

  mutating func reportBadQuantity(_ text: String, at mark: Mark) {
    report(.badQuantity(text), at: mark, stage: isCustomResource ? .validation : .decoding)
  }

  mutating func reportUnsupported(_ text: String, supported: [String], at mark: Mark) {
    let isSelector = goStruct.hasSuffix("SelectorRequirement") && !isCustomResource
    report(
      isSelector
        ? .invalid(.string(text), UpstreamText.invalidSelectorOperator)
        : .unsupported(.string(text), supported: supported), at: mark,
      nearest: Spelling.nearest(to: text, among: supported), stage: .validation)
  }

  mutating func reportUnknown(_ member: MarkedValue.Member, among shape: ObjectShape) {
    report(
      .unknownField(member.key), at: member.keyMark, path: path[member.key],
      nearest: Spelling.nearest(to: member.key, among: shape.fields.map(\.name)), stage: .strictDecoding)
  }

  mutating func reportMissing(_ name: String) {
    guard problems.count < Findings.most else { return }
    let path = path[name]
    problems.append(
      ManifestProblem(.required(""), path: path, place: document.place(path), stage: .validation))
  }

  // MARK: - Fields without effect

  /// Checks what is only kept: its types and the names of its fields.
  mutating func check(_ marked: MarkedValue, against shape: Shape) {
    guard !marked.isNull else { return }
    switch (shape, marked.content) {
    case (.any, _): return
    case (.list(let element, _), .array(let items)):
      for (index, item) in items.enumerated() {
        descend(.index(index)) { $0.check(item, against: element) }
      }
    case (.map(let element), .object(let members)):
      for member in members { descend(.key(member.key)) { $0.check(member.value, against: element) } }
    case (.object(let object), .object(let members)):
      within(struct: object.typeName) { decoding in
        for member in members {
          guard let field = object[member.key] else {
            decoding.reportUnknown(member, among: object)
            continue
          }
          decoding.descend(.field(member.key)) { $0.check(member.value, against: field.shape) }
        }
      }
    case (_, .scalar(let value)) where shape.accepts(value): return
    default: reportWrongType(marked, wanted: shape)
    }
  }
}

extension Shape {
  fileprivate func accepts(_ value: JSONValue) -> Bool {
    switch (self, value) {
    case (.string, .string), (.duration, .string), (.time, .string), (.enumeration, .string),
      (.boolean, .bool), (.integer, .int), (.number, .int), (.number, .double), (.intOrString, .int),
      (.intOrString, .string), (.quantity, .string), (.quantity, .int), (.quantity, .double):
      true
    default: false
    }
  }
}

extension JSONValue {
  /// As Go's JSON reader names what it found.
  var typeName: String {
    switch self {
    case .null: "null"
    case .bool: "bool"
    case .int, .double: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}

extension Document {
  /// What the file has at a mark: `yes`, where the value is true.
  fileprivate func words(at mark: Mark) -> String? {
    guard let place = place(mark) else { return nil }
    let words = place.lineText.unicodeScalars.dropFirst(place.columns.lowerBound - 1)
      .prefix(place.columns.count)
    return words.isEmpty ? nil : String(String.UnicodeScalarView(words))
  }
}
