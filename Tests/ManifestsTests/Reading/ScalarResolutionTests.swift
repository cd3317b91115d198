import Kubernetes
import Testing

@testable import Manifests

@Suite struct ScalarResolutionTests {
  @Test(
    "a plain scalar is what kubectl makes of it",
    arguments: [
      ("y", JSONValue.bool(true)), ("Yes", .bool(true)), ("on", .bool(true)), ("TRUE", .bool(true)),
      ("n", .bool(false)), ("No", .bool(false)), ("off", .bool(false)), ("False", .bool(false)),
      ("~", .null), ("null", .null), ("NULL", .null),
      ("0.0416", .double(0.0416)), ("0x1F", .int(31)), ("010", .int(8)), ("0o10", .int(8)),
      ("0777", .int(511)), ("08", .int(8)),
      ("0b11", .int(3)), ("1_000", .int(1000)), ("1__0", .int(10)), ("1e3", .int(1000)), ("1.", .int(1)),
      ("5.0", .int(5)), (".5", .double(0.5)), ("-.5", .double(-0.5)), ("+5", .int(5)), ("-7", .int(-7)),
      ("1e400", .string("1e400")), ("0x", .string("0x")), ("12:30:45", .string("12:30:45")),
      ("2024-01-02", .string("2024-01-02")), ("2026-01-15T12:00:00Z", .string("2026-01-15T12:00:00Z")),
      ("99999999999999999999", .double(1e20)), ("100m", .string("100m")), ("1Gi", .string("1Gi")),
      ("yEs", .string("yEs")), ("-", .string("-")), (".", .string(".")), ("+-5", .string("+-5")),
      ("sim", .string("sim")), ("não", .string("não")),
    ])
  func plain(_ text: String, _ value: JSONValue) {
    #expect(ScalarResolution.resolve(text, isPlain: true, tag: nil) == .value(value))
  }

  @Test("quotes keep text, tags overrule them")
  func quotesAndTags() {
    #expect(ScalarResolution.resolve("yes", isPlain: false, tag: nil) == .value(.string("yes")))
    #expect(
      ScalarResolution.resolve("1", isPlain: false, tag: "tag:yaml.org,2002:str") == .value(.string("1")))
    #expect(ScalarResolution.resolve("3", isPlain: false, tag: "tag:yaml.org,2002:int") == .value(.int(3)))
    #expect(ScalarResolution.resolve("1", isPlain: false, tag: "!foo") == .value(.string("1")))
  }

  @Test("JSON has no infinity", arguments: [".inf", "-.Inf", ".nan"])
  func unsupported(_ text: String) {
    #expect(ScalarResolution.resolve(text, isPlain: true, tag: nil) == .notANumber)
  }
}
