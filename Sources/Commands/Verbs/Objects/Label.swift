import Cluster
import Kubernetes
import Narration

extension Command {
  private static let labelling: [Flag] = [
    .overwrite, .all, .selector, .fieldSelector, .allNamespaces, .list, .dryRun, .output, .filename,
  ]

  static let label = Command(
    "label", origin: .kubectl, syntax: [.any(.resources), .any(.labelEdit)], flags: labelling, help: .label,
    examples: [
      "create deployment web --image=nginx", "label deployment web team=payments",
      "label deployment web team-",
    ]
  ) { session, given throws(CommandError) in
    try session.editLabels(given, UpstreamText.Labelling.label, \.labels)
  }

  static let annotate = Command(
    "annotate", origin: .kubectl, syntax: [.any(.resources), .any(.labelEdit)], flags: labelling,
    help: .annotate,
    examples: [
      "create deployment web --image=nginx", "annotate deployment web owner=ana",
    ]
  ) { session, given throws(CommandError) in
    try session.editLabels(given, UpstreamText.Labelling.annotation, \.annotations)
  }
}

/// `key=value` sets, `key-` takes away.
enum LabelEdit: Equatable, Sendable {
  case set(String, String)
  case remove(String)

  /// Nil for a word that is no edit.
  init?(_ word: String) {
    if let equals = word.firstIndex(of: "="), equals > word.startIndex {
      self = .set(String(word[..<equals]), String(word[word.index(after: equals)...]))
    } else if word.hasSuffix("-"), word.count > 1 {
      self = .remove(String(word.dropLast()))
    } else {
      return nil
    }
  }
}

extension Session {
  fileprivate mutating func editLabels(
    _ given: Invocation, _ what: UpstreamText.Labelling,
    _ place: WritableKeyPath<ObjectMeta, [String: String]>
  ) throws(CommandError) -> CommandOutput {
    let objectWords = Array(given.words.prefix { LabelEdit($0) == nil })
    let rest = given.words.dropFirst(objectWords.count)
    var edits: [LabelEdit] = []
    for word in rest {
      guard let edit = LabelEdit(word) else {
        throw .upstream(UpstreamText.badLabelEdit(word, what), CommandMessage.badLabel(word))
      }
      if case .set(let key, let value) = edit, what == .label {
        guard LabelRules.isKey(key), LabelRules.isValue(value) else {
          throw .upstream(UpstreamText.invalidLabel(key: key, value: value), CommandMessage.badLabel(word))
        }
      }
      edits.append(edit)
    }
    let targets = try self.targets(objectWords, given)
    if given.has(.list) { return listed(targets, place) }
    guard !edits.isEmpty else { throw .upstream(UpstreamText.noLabelEdits(what)) }
    var output = CommandOutput()
    for edit in edits {
      guard case .remove(let key) = edit else { continue }
      for object in targets where object.metadata[keyPath: place][key] == nil {
        output.line(StyledText(UpstreamText.labelNotFound(key, what)))
      }
    }
    let removesOnly = edits.allSatisfy { if case .remove = $0 { true } else { false } }
    output.append(
      try edit(
        targets, given, did: removesOnly && what == .label ? "unlabeled" : what.did,
        unchanged: what == .label ? "not labeled" : nil
      ) { (object) throws(CommandError) in
        for edit in edits {
          switch edit {
          case .remove(let key): object.metadata[keyPath: place][key] = nil
          case .set(let key, let value):
            if let present = object.metadata[keyPath: place][key], present != value, !given.has(.overwrite) {
              throw .upstream(UpstreamText.alreadyHasLabel(key, present, what))
            }
            object.metadata[keyPath: place][key] = value
          }
        }
      })
    return output
  }

  private func listed(_ objects: [ClusterObject], _ place: WritableKeyPath<ObjectMeta, [String: String]>)
    -> CommandOutput
  {
    var output = CommandOutput()
    for object in objects {
      for (key, value) in object.metadata[keyPath: place].sorted(by: { $0.key < $1.key }) {
        output.line("\(key)=\(value)")
      }
    }
    return output
  }
}

/// What the API server takes as a label.
enum LabelRules {
  static func isKey(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let name = parts.last, (1...63).contains(name.utf8.count), isName(name) else {
      return false
    }
    guard parts.count == 2 else { return true }
    let prefix = parts[0]
    return (1...253).contains(prefix.utf8.count)
      && prefix.utf8.allSatisfy {
        isDigit($0) || isLower($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
      }
  }

  static func isValue(_ text: String) -> Bool {
    text.isEmpty || (text.utf8.count <= 63 && isName(Substring(text)))
  }

  private static func isName(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last, isAlphanumeric(first), isAlphanumeric(last)
    else {
      return false
    }
    return text.utf8.allSatisfy {
      isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".")
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isDigit(byte) || isLower(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }
  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
  private static func isLower(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }
}
