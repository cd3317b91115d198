import Kubernetes
import Testing

@testable import Manifests

/// Manifests with random damage: whatever comes, it is decoded or refused, and the program goes on.
@Suite struct MutationTests {
  /// A small generator with a seed, so that a failing damage can be had again.
  private struct Dice {
    private var state: UInt64
    init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func roll(_ sides: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(max(1, sides)))
    }
  }

  private static let fragments = [
    "null", "-1", "99999999999999999999", "1e400", ".inf", "\"\"", "[]", "{}", "[[[[", "}}}}", "yes", "'",
    "\"", ": ",
    "- ", "\t", "\u{0}", "&a *a", "*a", "<<: *a", "!!int x", "{{ x }}", "é😀", "---", "...", "|", ">", "%",
    "100%", "-0",
    "0x", "9223372036854775807", "-9223372036854775808", "1.5Gi", "1000000000000Ei", "1e-400",
    "2026-99-99T99:99:99Z",
    "Never", "9999999h", "\r\n", "#", "? ", ",", "\u{feff}", "a: b: c", "~", "name", "spec", "items", "List",
  ]

  @Test("damaged text never traps", arguments: 1...300)
  func text(_ seed: Int) {
    var dice = Dice(seed: seed)
    let files = CorpusFile.all
    let file = files[dice.roll(files.count)].text.utf8
    var bytes = Array(file.prefix(6000))
    for _ in 0...dice.roll(6) {
      let at = dice.roll(bytes.count)
      switch dice.roll(4) {
      case 0: bytes.insert(contentsOf: Self.fragments[dice.roll(Self.fragments.count)].utf8, at: at)
      case 1: bytes.removeSubrange(at..<min(bytes.count, at + dice.roll(20)))
      case 2: if at < bytes.count { bytes[at] = UInt8(dice.roll(256)) }
      default:
        let end = min(bytes.count, at + dice.roll(200))
        bytes.insert(contentsOf: Array(bytes[at..<end]), at: dice.roll(bytes.count))
      }
    }
    use(String(decoding: bytes, as: UTF8.self))
  }

  @Test("damaged values never trap", arguments: 1...300)
  func values(_ seed: Int) throws {
    var dice = Dice(seed: seed)
    let files = CorpusFile.all
    let documents = Document.readAll(files[dice.roll(files.count)].text, source: "f.yaml")
    let document = try documents[dice.roll(documents.count)].get()
    var value = document.json
    for _ in 0...dice.roll(4) { damage(&value, &dice) }
    use(YAMLWriter.text(value))
    use(JSONWriter.indented(value))
    _ = Manifest.migrate([Document(value)])
    let patched = document.json.applying(value, last: document.json, shape: Pod.schema.shape)
    _ = try? patched.merging(strategic: value, shape: Pod.schema.shape)
    _ = try? patched.applying(jsonPatch: value)
  }

  private func damage(_ value: inout JSONValue, _ dice: inout Dice) {
    let scalars: [JSONValue] = [
      .null, .bool(true), .int(.min), .int(.max), .int(-1), .double(1e300), .string(""),
      .string("-9223372036854775808"),
      .string("100000000000000000000000000000000000%"), .string("\u{0}\n"), .array([]), .object([:]),
      .array([.null, .object(["name": .null])]),
    ]
    switch value {
    case .object(var members) where !members.isEmpty && dice.roll(6) > 0:
      let key = members.keys.sorted()[dice.roll(members.count)]
      if dice.roll(12) == 0 {
        members[String(key.dropFirst())] = members.removeValue(forKey: key)
      } else {
        var member = members[key] ?? .null
        damage(&member, &dice)
        members[key] = member
      }
      value = .object(members)
    case .array(var items) where !items.isEmpty && dice.roll(6) > 0:
      damage(&items[dice.roll(items.count)], &dice)
      value = .array(items)
    default: value = scalars[dice.roll(scalars.count)]
    }
  }

  /// Everything that is done with what a student hands in.
  private func use(_ text: String) {
    for result in Document.readAll(text, source: "f.yaml") {
      do throws(InvalidManifest) {
        let document = try result.get()
        var resource = try Manifest.decode(document)
        resource.setDefaults()
        _ = resource.yaml
        _ = try resource.applying(document)
        _ = resource.problems(updating: resource)
      } catch {
        #expect(!error.problems.isEmpty)
        #expect(!error.upstreamText.isEmpty)
      }
    }
  }
}
