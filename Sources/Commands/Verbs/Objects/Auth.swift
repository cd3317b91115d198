import Cluster
import Kubernetes
import Manifests
import Narration

extension Command {
  static let canI = Command(
    "auth can-i", origin: .kubectl, syntax: [.any(.text("VERB")), .any(.kind)],
    flags: [
      .allNamespaces, .list, .noHeaders, Flag("as", .required(.text("USER"))),
      Flag("as-group", .required(.text("GROUP"))), Flag("subresource", .required(.text("NAME"))),
      Flag("quiet", short: "q"),
    ], help: .auth, examples: ["auth can-i create pods", "auth can-i --list"]
  ) { session, given throws(CommandError) in
    let subject = given.values["as"]?.last.map {
      AccessReview.Subject($0, groups: given.values["as-group"] ?? [])
    }
    if given.has(.list) { return session.everythingAllowed(given, to: subject) }
    guard given.words.count == 2 else { throw .upstream(UpstreamText.canINeedsVerb) }
    var output = CommandOutput()
    let request = session.accessRequest(given, into: &output)
    let isAllowed = AccessReview(session.world.objects).allows(request, for: subject)
    if given.values["quiet"] == nil { output.line(isAllowed ? "yes" : "no") }
    if !isAllowed { output.status = .negative }
    return output
  }

  static let whoAmI = Command(
    "auth whoami", origin: .kubectl, flags: [.output], help: .auth, examples: ["auth whoami"]
  ) { _, _ in
    CommandOutput(
      TextTable(
        header: ["ATTRIBUTE", "VALUE"],
        rows: [["Username", "aluno"], ["Groups", "[system:masters system:authenticated]"]]
      ).text)
  }
}

extension Session {
  fileprivate func accessRequest(_ given: Invocation, into output: inout CommandOutput)
    -> AccessReview.Request
  {
    let sides = given.words[1].split(separator: "/", maxSplits: 1).map(String.init)
    let word = sides.first ?? ""
    let kind = Kinds.named(word)?.kind
    let subresource = given.values["subresource"]?.last
    // `pods/eviction` is a subresource only where it is lower-case words of Kubernetes'; a name may stand there too.
    let isSubresource = sides.count == 2 && Self.subresources.contains(sides[1])
    let namespace = given.has(.allNamespaces) ? "" : given[.namespace] ?? namespace
    if let kind, !kind.isNamespaced {
      output.remark(StyledText(UpstreamText.notNamespaced(kind.plural, group: kind.group), style: .warning))
      output.remark("")
    } else if kind == nil, word != "*" {
      output.remark(StyledText(UpstreamText.unknownResource(word), style: .warning))
      output.remark("")
    }
    let suffix = subresource ?? (isSubresource ? sides[1] : nil)
    return AccessReview.Request(
      verb: given.words[0], group: kind?.group ?? "",
      resource: (kind?.plural ?? word) + (suffix.map { "/\($0)" } ?? ""),
      name: sides.count == 2 && !isSubresource ? sides[1] : "",
      namespace: kind?.isNamespaced == false ? "" : namespace)
  }

  private static let subresources: Set<String> = [
    "status", "scale", "log", "exec", "eviction", "binding", "attach", "portforward", "proxy", "token",
    "finalizers",
    "ephemeralcontainers", "resize",
  ]

  fileprivate func everythingAllowed(_ given: Invocation, to subject: AccessReview.Subject?) -> CommandOutput
  {
    var rows: [[StyledText]] = [["*.*", "[]", "[]", "[*]"], ["", "[*]", "[]", "[*]"]]
    if let subject {
      rows = AccessReview(world.objects).rules(for: subject, in: given[.namespace] ?? namespace).flatMap {
        rule in
        func list(_ name: String) -> [String] { (rule[name]?.array ?? []).compactMap(\.string) }
        let groups = list("apiGroups").isEmpty ? [""] : list("apiGroups")
        return list("resources").flatMap { resource in
          groups.map { group in
            [
              StyledText(group.isEmpty ? resource : "\(resource).\(group)"), "[]",
              StyledText("[\(list("resourceNames").joined(separator: " "))]"),
              StyledText("[\(list("verbs").joined(separator: " "))]"),
            ]
          }
        }
      }
    }
    let header: [StyledText]? =
      given.has(.noHeaders) ? nil : ["Resources", "Non-Resource URLs", "Resource Names", "Verbs"]
    return CommandOutput(TextTable(header: header, rows: rows).text)
  }
}
