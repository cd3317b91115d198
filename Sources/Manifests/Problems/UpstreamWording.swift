import Kubernetes

extension ManifestProblem {
  /// The problem in the words of kubectl or the API server, without what they put around it.
  public func upstreamText(isCustomResource: Bool = false) -> String {
    let path = path.text(keysInBrackets: !isCustomResource)
    func field(_ text: String, _ detail: String) -> String {
      "\(path): \(text)" + (detail.isEmpty ? "" : ": \(detail)")
    }
    switch fault {
    case .syntax(let problem): return "yaml: line \(place?.line ?? 0): \(problem)"
    case .beyondLimit: return UpstreamText.tooLarge
    case .badSeparator(let text): return "invalid Yaml document separator: \(text)"
    case .duplicateKey(let key, _):
      return "yaml: unmarshal errors:\n  line \(place?.line ?? 0): key \(Self.quoted(key)) already set in map"
    case .unusableKey: return "yaml: invalid map key"
    case .unsupportedNumber(let text): return "json: unsupported value: \(Self.goNumber(text))"
    case .notAnObject(let found):
      return "json: cannot unmarshal \(found) into Go value of type unstructured.detector"
    case .apiVersionMissing(let value):
      return "Object 'apiVersion' is missing in '\(JSONWriter.compact(value))'"
    case .kindMissing(let value): return "Object 'Kind' is missing in '\(JSONWriter.compact(value))'"
    case .noMatch(let kind, let apiVersion):
      return "no matches for kind \(Self.quoted(kind)) in version \(Self.quoted(apiVersion))"
    case .unknownField: return "unknown field \(Self.quoted(path))"
    case .wrongType(let mismatch):
      return isCustomResource ? wrongCustomType(mismatch, path) : wrongGoType(mismatch)
    case .badQuantity(let text):
      guard isCustomResource else { return UpstreamText.quantityFormat }
      return field(
        "Invalid value: \(Self.quoted(text))",
        UpstreamText.shouldMatch(path: path, pattern: UpstreamText.customQuantity))
    case .badTime(let text): return UpstreamText.badTime(text)
    case .required(let detail): return field("Required value", detail)
    case .invalid(let value, let detail): return field("Invalid value: \(Self.shown(value))", detail)
    case .unsupported(let value, let supported):
      let words = supported.map(Self.quoted).joined(separator: ", ")
      return field("Unsupported value: \(Self.shown(value))", "supported values: \(words)")
    case .duplicate(let value): return field("Duplicate value: \(Self.shown(value))", "")
    case .notFound(let value): return field("Not found: \(Self.shown(value))", "")
    case .forbidden(let detail): return field("Forbidden", detail)
    case .tooLong(_, let maximum):
      return field("Too long", "may not be more than \(maximum) byte\(maximum == 1 ? "" : "s")")
    case .tooMany(let count, let maximum):
      return field("Too many: \(count)", "must have at most \(maximum) item\(maximum == 1 ? "" : "s")")
    }
  }

  private func wrongGoType(_ mismatch: TypeMismatch) -> String {
    var found = mismatch.found
    if case .int(let number) = mismatch.value, mismatch.goType.hasPrefix("int") { found = "number \(number)" }
    if case .double(let number) = mismatch.value, mismatch.goType.hasPrefix("int") {
      found = "number \(JSONWriter.text(of: number))"
    }
    let place = [mismatch.goStruct, path.fieldNames].filter { !$0.isEmpty }.joined(separator: ".")
    return "json: cannot unmarshal \(found) into Go struct field \(place) of type \(mismatch.goType)"
  }

  private func wrongCustomType(_ mismatch: TypeMismatch, _ path: String) -> String {
    let found: String
    switch mismatch.value {
    case .bool: found = "boolean"
    case .int: found = "integer"
    case .double: found = "number"
    default: found = mismatch.found
    }
    let detail = UpstreamText.mustBeOfType(path, mismatch.expected, found)
    return "\(path): Invalid value: \(Self.quoted(found)): \(detail)"
  }

  private static func quoted(_ text: String) -> String { JSONWriter.compact(.string(text)) }

  private static func shown(_ value: JSONValue) -> String { JSONWriter.compact(value) }

  private static func goNumber(_ text: String) -> String {
    if text.lowercased().contains("nan") { return "NaN" }
    return text.hasPrefix("-") ? "-Inf" : "+Inf"
  }
}

extension InvalidManifest {
  /// Whether the kind is one that a CustomResourceDefinition makes.
  public var isCustomResource: Bool {
    Kinds.named(kind, apiVersion: apiVersion)?.kind.isCustomResource ?? false
  }

  /// What `kubectl apply` would print of it: the problems of the first stage, and nothing of the later ones.
  public var upstreamText: String {
    let source = problems.first?.place?.source ?? "-"
    let texts = immediate.map { $0.upstreamText(isCustomResource: isCustomResource) }
    let first = texts.first ?? ""
    switch immediate.first?.stage {
    case .reading: return "error: error parsing \(source): error converting YAML to JSON: \(first)"
    case .identification:
      guard case .noMatch = immediate.first?.fault else {
        return "error: unable to decode \"\(source)\": \(first)"
      }
      return
        "error: resource mapping not found for name: \"\(name)\" namespace: \"\" from \"\(source)\": \(first)\n"
        + "ensure CRDs are installed first"
    case .decoding: return refused(by: first, source: source)
    case .strictDecoding:
      return refused(by: "strict decoding error: \(texts.joined(separator: ", "))", source: source)
    case .validation, .rules:
      var lines = texts
      if isCustomResource, immediate.first?.stage == .validation {
        lines.append(UpstreamText.rulesNotChecked)
      }
      let listed = lines.count == 1 ? first : "\n" + lines.map { "* \($0)" }.joined(separator: "\n")
      return "The \(kind) \"\(name)\" is invalid: \(listed)"
    case nil: return ""
    }
  }

  private func refused(by reason: String, source: String) -> String {
    let version = apiVersion.split(separator: "/").last.map(String.init) ?? apiVersion
    return
      "Error from server (BadRequest): error when creating \"\(source)\": \(kind) in version \"\(version)\" "
      + "cannot be handled as a \(kind): \(reason)"
  }
}
