import Cluster
import Kubernetes
import Manifests
import Narration

extension Command {
  static let lang = Command(
    "lang", syntax: [.optional(.words(["pt", "en"]))], help: .lang, examples: ["lang en", "lang pt"]
  ) { session, given throws(CommandError) in
    if let word = given.words.first {
      guard let language = Language(tag: word) else { throw .say(.unknownLanguage(word)) }
      session.language = language
    }
    return CommandOutput(CommandMessage.languageIs.told(in: session.language) + "\n")
  }

  static let detail = Command(
    "detail", syntax: [.optional(.words(Detail.allCases.map(\.rawValue)))], help: .detail,
    examples: ["detail full"]
  ) { session, given throws(CommandError) in
    if let word = given.words.first {
      guard let detail = Detail(rawValue: word) else {
        throw .say(.badFlagValue(flag: "detail", value: word, allowed: Detail.allCases.map(\.rawValue)))
      }
      session.detail = detail
    }
    return CommandOutput(CommandMessage.detailIs(session.detail).told(in: session.language) + "\n")
  }

  static let namespaceShortcut = Command(
    "ns", aliases: ["kubens"], syntax: [.optional(.objects(.namespace))], help: .config,
    examples: ["ns kube-system"]
  ) { session, given throws(CommandError) in
    guard let name = given.words.first else { return CommandOutput(StyledText(session.namespace) + "\n") }
    let reference = ResourceSelection.ObjectName(kind: .namespace, name: name)
    guard session.object(reference, in: "") != nil else { throw session.notFound(reference, in: "") }
    session.namespace = name
    return CommandOutput("Context \"bancada\" modified.\n")
  }
}
