import Manifests
import Testing

@testable import Commands

/// What `--query` finds, by the examples of JMESPath's own tutorial and of the AWS CLI's guide.
struct JMESPathTests {
  private static let document = """
    {"Subnets": [
      {"Id": "s-1", "Zone": "a", "Free": 30, "Tags": [{"Key": "Name", "Value": "one"}]},
      {"Id": "s-2", "Zone": "b", "Free": 10, "Tags": []},
      {"Id": "s-3", "Zone": "a", "Free": 20}],
     "Empty": [], "Nested": [[1, 2], [3, [4]]], "Names": {"x": {"n": 1}, "y": {"n": 2}}}
    """

  @Test(
    "an expression finds what JMESPath says",
    arguments: [
      ("Subnets[0].Id", #""s-1""#), ("Subnets[-1].Id", #""s-3""#), ("Subnets[9]", "null"),
      ("Subnets[*].Id", #"["s-1","s-2","s-3"]"#), ("Subnets[].Id", #"["s-1","s-2","s-3"]"#),
      ("Subnets[1:].Id", #"["s-2","s-3"]"#), ("Subnets[::-1].Id", #"["s-3","s-2","s-1"]"#),
      ("Subnets[?Zone=='a'].Id", #"["s-1","s-3"]"#), ("Subnets[?Zone==`b`].Id | [0]", #""s-2""#),
      ("Subnets[?Free > `15` && Zone == 'a'].Free", "[30,20]"),
      ("Subnets[?!(Zone == 'a')].Id", #"["s-2"]"#),
      ("Subnets[].[Id,Free]", #"[["s-1",30],["s-2",10],["s-3",20]]"#),
      ("Subnets[0].{id: Id, zone: Zone}", #"{"id":"s-1","zone":"a"}"#),
      ("Subnets[].Tags[?Key=='Name'].Value", #"[["one"],[]]"#),
      ("Subnets[].Tags[] | [?Key=='Name'].Value", #"["one"]"#),
      ("Nested[]", "[1,2,3,[4]]"), ("Names.*.n", "[1,2]"), ("Nothing.at.all", "null"),
      ("Empty || Subnets[0].Zone", #""a""#), ("length(Subnets)", "3"),
      ("sort_by(Subnets, &Free)[0].Id", #""s-2""#), ("max_by(Subnets, &Free).Id", #""s-1""#),
      ("join(',', Subnets[].Id)", #""s-1,s-2,s-3""#), ("sum(Subnets[].Free)", "60"),
      ("Subnets[?contains(Id, '2')].Zone", #"["b"]"#), ("\"Names\".x.n", "1"),
    ])
  func search(expression: String, found: String) throws {
    let document = JQValue(try #require(Manifest.jsonValues(Self.document).0.first))
    #expect(try JMESPathParser.parse(expression).search(document).text(.compact) == found)
  }

  @Test(
    "what is no expression says where",
    arguments: [
      ("Subnets[", JMESPathError.syntax("end", column: 9)), ("a..b", .syntax(".", column: 3)),
      ("[?a", .syntax("end", column: 4)), ("nothing(a)", .unknownFunction("nothing")),
      ("a b", .syntax("b", column: 3)), ("'open", .syntax("'", column: 1)),
    ])
  func faults(expression: String, fault: JMESPathError) {
    #expect(throws: fault) { try JMESPathParser.parse(expression) }
  }

  @Test("deep nesting is refused and not followed")
  func depth() {
    let deep = String(repeating: "(", count: 500) + "a" + String(repeating: ")", count: 500)
    #expect(throws: JMESPathError.self) { try JMESPathParser.parse(deep) }
  }
}
