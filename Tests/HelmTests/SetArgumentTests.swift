import Kubernetes
import Manifests
import Testing

@testable import Helm

struct SetArgumentTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let json: String
    var keepsText = false
  }

  @Test(
    "--set is read as Helm reads it",
    arguments: [
      Case(testDescription: "a path", text: "a.b=c", json: #"{"a":{"b":"c"}}"#),
      Case(testDescription: "several", text: "a=1,b=true", json: #"{"a":1,"b":true}"#),
      Case(
        testDescription: "nothing behind the sign is an empty text", text: "a.b=", json: #"{"a":{"b":""}}"#),
      Case(testDescription: "a number with a zero in front stays text", text: "a=01", json: #"{"a":"01"}"#),
      Case(testDescription: "a fraction stays text", text: "a=0.05", json: #"{"a":"0.05"}"#),
      Case(testDescription: "a list", text: "a={x,2}", json: #"{"a":["x",2]}"#),
      Case(testDescription: "an empty list", text: "a={},b=1", json: #"{"a":[],"b":1}"#),
      Case(
        testDescription: "elements of a list", text: "a[0].k=x,a[1].k=y",
        json: #"{"a":[{"k":"x"},{"k":"y"}]}"#),
      Case(testDescription: "an element itself", text: "a[1]=x", json: #"{"a":[null,"x"]}"#),
      Case(
        testDescription: "a dot behind a backslash belongs to the name",
        text: #"annotations.eks\.amazonaws\.com/role-arn=arn:aws:iam::1:role/x"#,
        json: #"{"annotations":{"eks.amazonaws.com/role-arn":"arn:aws:iam::1:role/x"}}"#),
      Case(testDescription: "a comma behind a backslash is text", text: #"a=x\,y"#, json: #"{"a":"x,y"}"#),
      Case(testDescription: "null", text: "a=null", json: #"{"a":null}"#),
      Case(testDescription: "an equals sign in the value", text: "a=b=c", json: #"{"a":"b=c"}"#),
      Case(
        testDescription: "--set-string keeps text", text: "a=5,b=true", json: #"{"a":"5","b":"true"}"#,
        keepsText: true),
    ])
  func reads(_ c: Case) throws {
    var values = JSONValue.object([:])
    try SetArgument.apply(c.text, to: &values, keepsText: c.keepsText)
    #expect(values == Manifest.value(c.json))
  }

  @Test(
    "what cannot be read changes nothing",
    arguments: [
      ("a", "key \"a\" has no value"), ("a.b", "key \"a.b\" has no value"),
      ("a=1,b", "key \"b\" has no value"),
      ("=x", "key cannot be empty: =x"),
      ("a[x]=1", "error parsing index: strconv.Atoi: parsing \"x\": invalid syntax"),
      ("a[-1]=1", "negative -1 index not allowed"),
      ("a[99999999]=1", "index of 99999999 is greater than maximum supported index of 65536"),
      ("a[1=1", "error parsing index: EOF"),
    ])
  func refuses(text: String, message: String) {
    var values = JSONValue.object(["kept": .bool(true)])
    #expect(throws: SetArgument.Fault(message: message)) { try SetArgument.apply(text, to: &values) }
    #expect(values == .object(["kept": .bool(true)]))
  }

  @Test("names nested without end are refused")
  func depth() {
    var values = JSONValue.object([:])
    let text = Array(repeating: "a", count: 40).joined(separator: ".") + "=1"
    #expect(throws: SetArgument.Fault.self) { try SetArgument.apply(text, to: &values) }
  }
}
