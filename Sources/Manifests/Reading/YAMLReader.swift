import CYAML
import Kubernetes

/// Reads one YAML document into marked values, within limits, as kubectl's parser would.
///
/// What follows the end of the document is not looked at.
struct YAMLReader: ~Copyable {
  typealias Failure = ReadingFailure

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Lines of the file before this document.
  private let linesBefore: Int
  private let limits: ReadingLimits
  private var nodes = 0
  private var anchors: [String: Anchor] = [:]
  /// What was read, and is questionable: the document has a value all the same.
  private(set) var findings: [ReadingFailure] = []

  private struct Anchor {
    /// Nil while what it names is still being read.
    var value: MarkedValue?
    var nodes = 0
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>, linesBefore: Int, limits: ReadingLimits) {
    self.bytes = bytes
    self.linesBefore = linesBefore
    self.limits = limits
    parser = .allocate(capacity: 1)
    yaml_parser_initialize(parser)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// The document; nil when there is none, or nothing but comments.
  mutating func read() throws(ReadingFailure) -> MarkedValue? {
    while true {
      let event = try next()
      switch event.kind {
      case .streamStart, .documentStart: continue
      case .streamEnd, .documentEnd: return nil
      default:
        let value = try value(event, depth: 1)
        // Reads to the end of the document, so that a fault on its last line is found.
        if value.content.isAbsent { return nil }
        _ = try next()
        return value
      }
    }
  }

  private mutating func value(_ event: Event, depth: Int) throws(ReadingFailure) -> MarkedValue {
    guard depth <= limits.depth else { throw failure(.beyondLimit(.depth(limits.depth)), at: event.mark) }
    try count(1, at: event.mark)
    if !event.anchor.isEmpty, event.kind != .alias { anchors[event.anchor] = Anchor() }
    let before = nodes
    let value: MarkedValue
    switch event.kind {
    case .alias: return try alias(event)
    case .scalar: value = MarkedValue(.scalar(try scalar(event)), at: event.mark)
    case .sequenceStart:
      var items: [MarkedValue] = []
      while true {
        let item = try next()
        if item.kind == .sequenceEnd { break }
        items.append(try self.value(item, depth: depth + 1))
      }
      value = MarkedValue(.array(items), at: event.mark)
    case .mappingStart: value = try mapping(event, depth: depth)
    default: throw failure(.syntax("did not find expected node content"), at: event.mark)
    }
    if !event.anchor.isEmpty { anchors[event.anchor] = Anchor(value: value, nodes: nodes - before + 1) }
    return value
  }

  private mutating func alias(_ event: Event) throws(ReadingFailure) -> MarkedValue {
    guard let anchor = anchors[event.anchor] else {
      throw failure(.syntax("unknown anchor '\(event.anchor)' referenced"), at: event.mark)
    }
    guard let value = anchor.value else {
      throw failure(.syntax("anchor '\(event.anchor)' value contains itself"), at: event.mark)
    }
    try count(anchor.nodes, at: event.mark)
    return value
  }

  private mutating func count(_ more: Int, at mark: Mark) throws(ReadingFailure) {
    nodes += more
    guard nodes <= limits.nodes else { throw failure(.beyondLimit(.nodes(limits.nodes)), at: mark) }
  }

  private func scalar(_ event: Event) throws(ReadingFailure) -> JSONValue {
    switch ScalarResolution.resolve(event.text, isPlain: event.isPlain, tag: event.tag) {
    case .value(let value): return value
    case .merge: return .string(event.text)
    case .notANumber: throw failure(.unsupportedNumber(event.text), at: event.mark)
    }
  }

  // MARK: - Mappings

  private mutating func mapping(_ start: Event, depth: Int) throws(ReadingFailure) -> MarkedValue {
    var members: [MarkedValue.Member] = []
    var indices: [String: Int] = [:]
    var merged: [MarkedValue] = []
    while true {
      let keyEvent = try next()
      if keyEvent.kind == .mappingEnd { break }
      let key = try self.key(keyEvent, depth: depth)
      let value = try self.value(try next(), depth: depth + 1)
      if keyEvent.isMerge {
        merged += try mappings(of: value)
        continue
      }
      let member = MarkedValue.Member(key: key, keyMark: keyEvent.mark, value: value)
      if let index = indices[key] {
        let first = members[index].keyMark.line
        if findings.count < Findings.most {
          findings.append(
            failure(.duplicateKey(key, firstLine: first), at: keyEvent.mark, hint: .keepOneOfThem))
        }
        members[index] = member
      } else {
        indices[key] = members.count
        members.append(member)
      }
    }
    for source in merged {
      for member in source.members ?? [] where indices[member.key] == nil {
        indices[member.key] = members.count
        members.append(member)
      }
    }
    return MarkedValue(.object(members), at: start.mark)
  }

  private func mappings(of value: MarkedValue) throws(ReadingFailure) -> [MarkedValue] {
    switch value.content {
    case .object: return [value]
    case .array(let items) where items.allSatisfy({ $0.members != nil }): return items
    default: throw failure(.syntax("map merge requires map or sequence of maps as the value"), at: value.mark)
    }
  }

  /// A key as text, as JSON has it: `on:` is the key `true`, `1:` the key `1`.
  private mutating func key(_ event: Event, depth: Int) throws(ReadingFailure) -> String {
    let value = try self.value(event, depth: depth + 1)
    switch value.content {
    case .scalar(.string(let text)): return text
    case .scalar(.bool(let flag)): return flag ? "true" : "false"
    case .scalar(.int(let number)): return String(number)
    case .scalar(.double(let number)): return JSONWriter.text(of: number)
    case .object: throw failure(.unusableKey, at: event.mark, hint: .unrenderedTemplate)
    default: throw failure(.unusableKey, at: event.mark)
    }
  }

  // MARK: - Events

  private struct Event {
    enum Kind {
      case streamStart, streamEnd, documentStart, documentEnd, alias, scalar, sequenceStart, sequenceEnd,
        mappingStart, mappingEnd
    }
    var kind: Kind
    var mark: Mark
    var text = ""
    var anchor = ""
    var tag: String?
    var isPlain = false

    var isMerge: Bool { kind == .scalar && isPlain && text == "<<" }
  }

  private mutating func next() throws(ReadingFailure) -> Event {
    var raw = yaml_event_t()
    guard yaml_parser_parse(parser, &raw) == 1 else { throw syntaxFailure() }
    defer { yaml_event_delete(&raw) }
    let start = raw.start_mark
    let end = raw.end_mark
    let column = Int(start.column) + 1
    let isOneLine = end.line == start.line
    let mark = Mark(
      line: Int(start.line) + 1 + linesBefore, column: column,
      endColumn: isOneLine ? Int(end.column) + 1 : column)
    switch raw.type {
    case YAML_STREAM_START_EVENT: return Event(kind: .streamStart, mark: mark)
    case YAML_DOCUMENT_START_EVENT: return Event(kind: .documentStart, mark: mark)
    case YAML_DOCUMENT_END_EVENT: return Event(kind: .documentEnd, mark: mark)
    case YAML_ALIAS_EVENT:
      return Event(kind: .alias, mark: mark, anchor: Self.text(raw.data.alias.anchor))
    case YAML_SCALAR_EVENT:
      let scalar = raw.data.scalar
      return Event(
        kind: .scalar, mark: mark, text: Self.text(scalar.value, length: scalar.length),
        anchor: Self.text(scalar.anchor), tag: Self.tag(scalar.tag),
        isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE && scalar.tag == nil)
    case YAML_SEQUENCE_START_EVENT:
      return Event(kind: .sequenceStart, mark: mark, anchor: Self.text(raw.data.sequence_start.anchor))
    case YAML_SEQUENCE_END_EVENT: return Event(kind: .sequenceEnd, mark: mark)
    case YAML_MAPPING_START_EVENT:
      return Event(kind: .mappingStart, mark: mark, anchor: Self.text(raw.data.mapping_start.anchor))
    case YAML_MAPPING_END_EVENT: return Event(kind: .mappingEnd, mark: mark)
    default: return Event(kind: .streamEnd, mark: mark)
    }
  }

  private static func text(_ bytes: UnsafeMutablePointer<yaml_char_t>?) -> String {
    bytes.map { String(cString: $0) } ?? ""
  }

  private static func text(_ bytes: UnsafeMutablePointer<yaml_char_t>?, length: Int) -> String {
    String(decoding: UnsafeBufferPointer(start: bytes, count: bytes == nil ? 0 : length), as: UTF8.self)
  }

  private static func tag(_ bytes: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    bytes.map { String(cString: $0) }
  }

  // MARK: - Failures

  private func failure(
    _ fault: ManifestProblem.Fault, at mark: Mark, hint: ManifestProblem.Hint? = nil
  ) -> ReadingFailure {
    ReadingFailure(fault: fault, mark: mark, hint: hint)
  }

  private func syntaxFailure() -> ReadingFailure {
    let message = parser.pointee.problem.map { String(cString: $0) } ?? "unknown problem parsing YAML content"
    guard parser.pointee.error != YAML_READER_ERROR else {
      return failure(.syntax(message), at: mark(ofByte: Int(parser.pointee.problem_offset)))
    }
    let at = parser.pointee.problem_mark
    let column = Int(at.column) + 1
    let mark = Mark(line: Int(at.line) + 1 + linesBefore, column: column, endColumn: column + 1)
    let isTab = Int(at.index) < bytes.count && bytes[Int(at.index)] == UInt8(ascii: "\t")
    return failure(
      .syntax(message), at: mark,
      hint: isTab && message.contains("cannot start any token") ? .spacesInsteadOfTabs : nil)
  }

  /// libyaml gives no line for what it cannot even read as characters.
  private func mark(ofByte offset: Int) -> Mark {
    let before = bytes.prefix(max(0, offset))
    let line = before.count { $0 == UInt8(ascii: "\n") }
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let column = String(decoding: before[lineStart...], as: UTF8.self).unicodeScalars.count + 1
    return Mark(line: line + 1 + linesBefore, column: column, endColumn: column + 1)
  }
}

extension MarkedValue.Content {
  /// A document of comments alone reads as an empty null.
  fileprivate var isAbsent: Bool {
    guard case .scalar(.null) = self else { return false }
    return true
  }
}

/// What keeps a text from being read, or makes its reading questionable.
struct ReadingFailure: Error {
  let fault: ManifestProblem.Fault
  let mark: Mark
  var hint: ManifestProblem.Hint?
}
