import Kubernetes
import Testing

@Suite struct LabelSelectorTextTests {
  @Test(
    "a selector means what kubectl takes it to mean",
    arguments: [
      ("app=web", true), ("app==web", true), ("app != web", false), ("app", true), ("!app", false),
      ("!legacy", true), ("env in (prod, dev)", true), ("env notin (prod)", false),
      ("tier notin (cache)", true),
      ("app=web,env=prod", true), ("app=web,env=dev", false), ("", true), ("app in (api),env=prod", false),
    ])
  func matching(text: String, matches: Bool) throws {
    let selector = try #require(LabelSelector(text))
    #expect(selector.matches(["app": "web", "env": "prod"]) == matches)
  }

  @Test(
    "what is no selector is refused", arguments: ["=web", "app in web", "app=a b", ",", "app in (a", "a,,b"])
  func refusal(text: String) {
    #expect(LabelSelector(text) == nil)
  }
}
