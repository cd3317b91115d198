import Kubernetes

/// One look at an object for what the API server would not admit.
public struct Validation {
  /// The document it was read from, to say where; nil for an object that no file was read for.
  private let document: Document?
  private(set) var problems: [ManifestProblem] = []
  /// Of the Pod that is looked at; nil for a template.
  var podLabels: Labels?

  public init() { document = nil }
  init(_ document: Document) { self.document = document }

  mutating func report(
    _ fault: ManifestProblem.Fault, at path: FieldPath, nearest: [String] = [],
    hint: ManifestProblem.Hint? = nil, stage: ManifestProblem.Stage = .validation
  ) {
    guard problems.count < Findings.most else { return }
    problems.append(
      ManifestProblem(
        fault, path: path, place: document?.place(path), nearest: nearest, hint: hint, stage: stage))
  }

  /// Whether a document was read that does not have a field; one inside of a list is not looked for.
  func lacks(_ path: FieldPath) -> Bool {
    guard let document else { return false }
    var value: MarkedValue? = document.value
    for case .field(let name) in path.steps { value = value?[name] }
    return value?.isNull ?? true
  }

  // MARK: - What many fields share

  mutating func invalid(_ value: JSONValue, _ details: [String], at path: FieldPath) {
    for detail in details { report(.invalid(value, detail), at: path) }
  }

  mutating func requireNonNegative(_ number: Int?, at path: FieldPath) {
    guard let number, number < 0 else { return }
    report(.invalid(.int(Int64(number)), UpstreamText.atLeast(0)), at: path)
  }

  /// A rule in CEL, of a custom resource: said with the type of what it looks at in place of the value.
  mutating func rule(_ type: String, _ message: String, at path: FieldPath, holds: Bool) {
    if !holds { report(.invalid(.string(type), message), at: path, stage: .rules) }
  }

  mutating func check(labels: [String: String], at path: FieldPath) {
    for (key, value) in labels.sorted(by: { $0.key < $1.key }) {
      invalid(.string(key), NameRules.qualifiedName(key), at: path)
      invalid(.string(value), NameRules.labelValue(value), at: path)
    }
  }

  mutating func check(annotations: [String: String], at path: FieldPath) {
    for key in annotations.keys.sorted() {
      invalid(.string(key), NameRules.qualifiedName(key.lowercased()), at: path)
    }
  }

  mutating func check(
    metadata: ObjectMeta, of kind: Kind, name rule: (String) -> [String] = NameRules.dns1123Subdomain
  ) {
    let path: FieldPath = "metadata"
    if metadata.name.isEmpty && metadata.generateName.isEmpty {
      report(.required(UpstreamText.nameRequired), at: path["name"])
    } else if !metadata.name.isEmpty {
      invalid(.string(metadata.name), rule(metadata.name), at: path["name"])
    }
    if kind.isNamespaced {
      if !metadata.namespace.isEmpty {
        invalid(
          .string(metadata.namespace), NameRules.dns1123Label(metadata.namespace), at: path["namespace"])
      }
    } else if !metadata.namespace.isEmpty {
      report(.forbidden(UpstreamText.notOnThisType), at: path["namespace"])
    }
    check(labels: metadata.labels, at: path["labels"])
    check(annotations: metadata.annotations, at: path["annotations"])
  }

  mutating func check(selector: LabelSelector, at path: FieldPath) {
    check(labels: selector.matchLabels, at: path["matchLabels"])
    for (index, requirement) in selector.matchExpressions.enumerated() {
      let path = path["matchExpressions"][index]
      switch requirement.operator {
      case .isIn, .notIn:
        if requirement.values.isEmpty {
          report(.required(UpstreamText.selectorValuesRequired), at: path["values"])
        }
      case .exists, .doesNotExist:
        if !requirement.values.isEmpty {
          report(.forbidden(UpstreamText.selectorValuesForbidden), at: path["values"])
        }
      }
      invalid(.string(requirement.key), NameRules.qualifiedName(requirement.key), at: path["key"])
      for (index, value) in requirement.values.enumerated() {
        invalid(.string(value), NameRules.labelValue(value), at: path["values"][index])
      }
    }
  }

  /// A count or a percentage.
  mutating func check(_ value: IntOrString?, at path: FieldPath) {
    switch value {
    case .int(let number): requireNonNegative(number, at: path)
    case .string(let text):
      guard text.hasSuffix("%"), let percent = Int(text.dropLast()), percent >= 0 else {
        report(.invalid(.string(text), UpstreamText.percentFormat), at: path)
        return
      }
      if percent > 100 { report(.invalid(.string(text), UpstreamText.percentOver100), at: path) }
    case nil: return
    }
  }
}

extension Document {
  /// Where a field stands; where it is missing, the nearest thing that would hold it.
  func place(_ path: FieldPath) -> Place? {
    var value = value
    var mark = value.mark
    for step in path.steps {
      switch (step, value.content) {
      case (.field(let name), .object(let members)), (.key(let name), .object(let members)):
        guard let member = members.last(where: { $0.key == name }) else { return place(mark) }
        value = member.value
        mark = value.isOnOneLine ? value.mark : member.keyMark
      case (.index(let index), .array(let items)) where items.indices.contains(index):
        value = items[index]
        mark = value.firstMark
      default: return place(mark)
      }
    }
    return place(mark)
  }
}

extension MarkedValue {
  fileprivate var isOnOneLine: Bool {
    guard case .scalar = content else { return false }
    return mark.endColumn > mark.column
  }

  /// Its own mark, or of an object that of its first key.
  fileprivate var firstMark: Mark {
    guard mark.endColumn == mark.column, let first = members?.first else { return mark }
    return first.keyMark
  }
}
