/// Cuts what `kubectl get … -o yaml` or `-o json` prints into its objects while its bytes come in.
///
/// It takes a List, several documents, a JSON array or single objects, one after the other. No more than one object is held
/// at a time, and nothing of it is read but its kind.
struct DumpSplitter {
  /// An object's own text: YAML or JSON. Of a Secret nothing is handed on but that it is one.
  struct Item {
    let bytes: [UInt8]
    /// What it says its kind is.
    let kind: String
    /// It is larger than any object may be; of `bytes` only the beginning is there.
    let isTooLarge: Bool

    init(bytes: [UInt8], kind: String, isTooLarge: Bool) {
      self.bytes = kind == "Secret" ? [] : bytes
      self.kind = kind
      self.isTooLarge = isTooLarge
    }
  }

  private enum Form {
    case yaml(YAMLDumpSplitter)
    case json(JSONDumpSplitter)
  }

  private var form: Form?

  /// The largest object that is kept: etcd itself takes no more than 1.5 MiB.
  static let longestItem = 8 << 20

  mutating func feed(_ chunk: ArraySlice<UInt8>, _ give: (Item) -> Void) {
    var chunk = chunk
    if form == nil {
      let blanks = Set<UInt8>([0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF])
      guard let first = chunk.firstIndex(where: { !blanks.contains($0) }) else { return }
      let isJSON = chunk[first] == UInt8(ascii: "{") || chunk[first] == UInt8(ascii: "[")
      form = isJSON ? .json(JSONDumpSplitter()) : .yaml(YAMLDumpSplitter())
      if isJSON { chunk = chunk[first...] }
    }
    switch form {
    case .yaml(var splitter):
      form = nil
      splitter.feed(chunk, give)
      form = .yaml(splitter)
    case .json(var splitter):
      form = nil
      splitter.feed(chunk, give)
      form = .json(splitter)
    case nil: break
    }
  }

  /// The end of a file: what is still held is the last object.
  mutating func finish(_ give: (Item) -> Void) {
    switch form {
    case .yaml(var splitter): splitter.finish(give)
    case .json(let splitter): splitter.finish(give)
    case nil: break
    }
    form = nil
  }
}

extension [UInt8] {
  /// Empties it, and leaves nothing of what was there in memory.
  fileprivate mutating func forget() {
    for index in indices { self[index] = 0 }
    removeAll(keepingCapacity: true)
  }
}

/// YAML, line by line: a List's items begin with a dash at one and the same column.
struct YAMLDumpSplitter {
  private var line: [UInt8] = []
  private var item: [UInt8] = []
  private var kind = ""
  private var isTooLarge = false
  /// Where the dashes of the items stand; nil outside a list.
  private var dash: Int?
  /// A List's first item is awaited, or its items are over.
  private var awaitsItems = false
  private var isInTail = false

  mutating func feed(_ chunk: ArraySlice<UInt8>, _ give: (DumpSplitter.Item) -> Void) {
    var start = chunk.startIndex
    while let end = chunk[start...].firstIndex(of: 0x0A) {
      line += chunk[start..<end]
      take(give)
      line.removeAll(keepingCapacity: true)
      start = chunk.index(after: end)
    }
    line += chunk[start...]
  }

  mutating func finish(_ give: (DumpSplitter.Item) -> Void) {
    if !line.isEmpty { take(give) }
    line = []
    flush(give)
  }

  private mutating func take(_ give: (DumpSplitter.Item) -> Void) {
    if line.last == 0x0D { line.removeLast() }
    if line.starts(with: "---".utf8), line.count == 3 || line[3] == 0x20 {
      flush(give)
      (dash, awaitsItems, isInTail) = (nil, false, false)
      return
    }
    let indent = line.prefix { $0 == 0x20 }.count
    let isBlank = indent == line.count
    if awaitsItems, !isBlank, line[indent] == UInt8(ascii: "-") { (dash, awaitsItems) = (indent, false) }
    if let dash { return takeOfList(dash, indent, isBlank, give) }
    if isInTail { return }
    if indent == 0, line.starts(with: "items:".utf8), line.dropFirst(6).allSatisfy({ $0 == 0x20 }) {
      awaitsItems = true
      item = []
      kind = ""
      return
    }
    append(line, own: 0)
  }

  private mutating func takeOfList(
    _ dash: Int, _ indent: Int, _ isBlank: Bool, _ give: (DumpSplitter.Item) -> Void
  ) {
    if isBlank || indent > dash { return append(line, own: dash + 2) }
    guard indent == dash, line[indent] == UInt8(ascii: "-"),
      line.count == indent + 1 || line[indent + 1] == 0x20
    else {
      flush(give)
      (self.dash, isInTail) = (nil, true)
      return
    }
    flush(give)
    line[indent] = 0x20
    append(line, own: dash + 2)
  }

  /// - Parameter own: the column at which the object's own fields stand.
  private mutating func append(_ line: [UInt8], own: Int) {
    if line.count > own + 6, line[own...].starts(with: "kind: ".utf8), line[..<own].allSatisfy({ $0 == 0x20 })
    {
      kind = String(
        decoding: line[(own + 6)...].filter { $0 != UInt8(ascii: "\"") && $0 != 0x20 }, as: UTF8.self)
    }
    guard item.count + line.count < DumpSplitter.longestItem else {
      isTooLarge = true
      return
    }
    item += line
    item.append(0x0A)
  }

  private mutating func flush(_ give: (DumpSplitter.Item) -> Void) {
    let holdsSomething = item.contains { $0 != 0x20 && $0 != 0x0A }
    if holdsSomething, kind != "List" {
      give(DumpSplitter.Item(bytes: item, kind: kind, isTooLarge: isTooLarge))
    }
    item.forget()
    kind = ""
    isTooLarge = false
  }
}

/// JSON, byte by byte: objects at the top, in an array at the top, or in the `items` of an object at the top.
struct JSONDumpSplitter {
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  private var string: [UInt8] = []
  /// The last string was a key, and its value has not begun.
  private var key: [UInt8] = []
  private var isValue = false
  /// At which depth the objects of a list stand; nil outside one.
  private var listDepth: Int?
  /// At which depth the object that is being held stands.
  private var itemDepth: Int?
  private var item: [UInt8] = []
  private var kind = ""
  private var isTooLarge = false
  /// The object at the top has turned out to be a list.
  private var isList = false

  /// Longer strings than this are no key and no kind.
  private static let longestWord = 253

  mutating func feed(_ chunk: ArraySlice<UInt8>, _ give: (DumpSplitter.Item) -> Void) {
    for byte in chunk { take(byte, give) }
  }

  func finish(_ give: (DumpSplitter.Item) -> Void) {
    guard itemDepth != nil, !item.isEmpty else { return }
    give(DumpSplitter.Item(bytes: item, kind: kind, isTooLarge: isTooLarge))
  }

  private mutating func take(_ byte: UInt8, _ give: (DumpSplitter.Item) -> Void) {
    if itemDepth != nil { keep(byte) }
    if isInString {
      takeOfString(byte)
      return
    }
    switch byte {
    case UInt8(ascii: "\""):
      isInString = true
      string.removeAll(keepingCapacity: true)
    case UInt8(ascii: ":"):
      key = string
      isValue = true
    case UInt8(ascii: ","): isValue = false
    case UInt8(ascii: "{"), UInt8(ascii: "["): open(byte)
    case UInt8(ascii: "}"), UInt8(ascii: "]"): close(give)
    default: break
    }
  }

  private mutating func takeOfString(_ byte: UInt8) {
    if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if byte == UInt8(ascii: "\"") {
      isInString = false
      let own = itemDepth.map { $0 + 1 } ?? 1
      if isValue, depth == own, key == Array("kind".utf8) { kind = String(decoding: string, as: UTF8.self) }
      return
    }
    if string.count < Self.longestWord { string.append(byte) }
  }

  private mutating func open(_ byte: UInt8) {
    let isArray = byte == UInt8(ascii: "[")
    if isArray, listDepth == nil, depth == 0 || (depth == 1 && isValue && key == Array("items".utf8)) {
      listDepth = depth + 1
      isList = true
      itemDepth = nil
      item = []
      kind = ""
    } else if !isArray, itemDepth == nil, depth == listDepth ?? 0, !isList || listDepth != nil {
      itemDepth = depth
      item = [byte]
      kind = ""
      isTooLarge = false
    }
    depth += 1
    isValue = false
  }

  private mutating func close(_ give: (DumpSplitter.Item) -> Void) {
    depth = max(depth - 1, 0)
    isValue = false
    if depth == itemDepth {
      give(DumpSplitter.Item(bytes: item, kind: kind, isTooLarge: isTooLarge))
      item.forget()
      itemDepth = nil
    } else if let listDepth, depth == listDepth - 1 {
      self.listDepth = nil
    }
    if depth == 0 { isList = false }
  }

  private mutating func keep(_ byte: UInt8) {
    guard item.count < DumpSplitter.longestItem else {
      isTooLarge = true
      return
    }
    item.append(byte)
  }
}
