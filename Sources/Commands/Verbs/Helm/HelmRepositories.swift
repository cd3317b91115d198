import Helm
import Kubernetes
import Manifests
import Narration

extension Command {
  static let helmShow = Command(
    "helm show", aliases: ["helm inspect"],
    syntax: [.one(.words(["values", "chart", "crds", "readme", "all"])), .one(.chart)],
    flags: [.chartVersion, .repositoryURL], help: .helm,
    examples: ["helm show values oci://public.ecr.aws/karpenter/karpenter --version 1.13.0"]
  ) { session, given throws(CommandError) in
    let chart = try session.chart(given.words[1], given, "").chart
    var output = session.pulled(given.words[1], chart)
    switch given.words[0] {
    case "values": output.print(StyledText(chart.valuesText))
    case "chart": output.print(chart.summary)
    case "crds": output.print(chart.customResourceDefinitions.text)
    case "readme": break
    case "all": output.print(chart.summary + "\n---\n" + StyledText(chart.valuesText))
    case let other:
      throw .say(.badFlagValue(flag: "helm show", value: other, allowed: ["values", "chart", "crds", "all"]))
    }
    return output
  }

  static let helmRepo = Command(
    "helm repo",
    syntax: [
      .one(.words(["add", "list", "remove", "update"])), .optional(.text("NAME")), .optional(.repositoryURL),
    ],
    flags: [.forceUpdate], help: .helm,
    examples: [
      "helm repo add metrics-server https://kubernetes-sigs.github.io/metrics-server/", "helm repo update",
    ]
  ) { session, given throws(CommandError) in
    switch given.words[0] {
    case "add": return try session.addRepository(given)
    case "update":
      guard !session.chartRepositories.entries.isEmpty else {
        throw .upstream("Error: \(UpstreamText.noRepositoriesToUpdate)")
      }
      return .lines(UpstreamText.updatedRepositories(session.chartRepositories.entries.map(\.name)))
    case "list", "ls":
      let entries = session.chartRepositories.entries
      guard !entries.isEmpty else { throw .upstream("Error: \(UpstreamText.noRepositoriesToShow)") }
      return try .helmTable(
        ["NAME", "URL"], keys: ["name", "url"], entries.map { [$0.name, $0.url] }, given)
    case "remove", "rm":
      let name = given.words.count > 1 ? given.words[1] : ""
      guard session.chartRepositories.remove(name) else {
        throw .upstream("Error: \(UpstreamText.noRepository(name))")
      }
      return .lines([UpstreamText.removedRepository(name)])
    default:
      throw .say(
        .badFlagValue(flag: "helm repo", value: given.words[0], allowed: ["add", "list", "remove", "update"]))
    }
  }

  static let helmSearch = Command(
    "helm search", syntax: [.one(.words(["repo", "hub"])), .optional(.text("WORD"))], flags: [.helmOutput],
    help: .helm,
    examples: [
      "helm repo add karpenter https://charts.karpenter.sh", "helm search repo karpenter",
    ]
  ) { session, given throws(CommandError) in
    let word = given.words.count > 1 ? given.words[1] : ""
    var rows: [[String]] = []
    for entry in session.chartRepositories.entries {
      for publication in ChartRepositories.charts(at: entry.url) {
        let chart = publication.chart
        let name = "\(entry.name)/\(chart.name)"
        guard word.isEmpty || name.contains(word) || chart.description.contains(word) else { continue }
        rows.append([name, chart.version, chart.appVersion, String(chart.description.prefix(50))])
      }
    }
    guard !rows.isEmpty else { return .lines(["No results found"]) }
    return try .helmTable(
      ["NAME", "CHART VERSION", "APP VERSION", "DESCRIPTION"],
      keys: ["name", "version", "app_version", "description"], rows, given)
  }

  static let helmRegistry = Command(
    "helm registry", syntax: [.one(.words(["login", "logout"])), .one(.text("HOST"))],
    flags: [.user, .password, .passwordFromInput], help: .helm,
    examples: ["helm registry logout public.ecr.aws"]
  ) { session, given throws(CommandError) in
    switch given.words[0] {
    case "login":
      var output = CommandOutput.lines(["Login Succeeded"])
      output.remark(HelmMessage.registryIsPublic.told(in: session.language))
      return output
    case "logout": return .lines([UpstreamText.removedCredentials(given.words[1])])
    default:
      throw .say(
        .badFlagValue(flag: "helm registry", value: given.words[0], allowed: ["login", "logout"]))
    }
  }

  static let helmVersion = Command("helm version", flags: [.short], help: .helm, examples: ["helm version"]) {
    _, given throws(CommandError) in
    .lines([given.has(.short) ? UpstreamText.helmVersion : UpstreamText.helmBuild])
  }
}

extension Session {
  fileprivate mutating func addRepository(_ given: Invocation) throws(CommandError) -> CommandOutput {
    guard given.words.count == 3 else {
      throw .say(.missingArgument(given.words.count < 2 ? "NAME" : "URL", syntax: "helm repo add NAME URL"))
    }
    let (name, url) = (given.words[1], given.words[2])
    let charts = ChartRepositories.charts(at: url)
    guard !charts.isEmpty else {
      throw .upstream(
        "Error: \(UpstreamText.noChartRepository(url))",
        HelmMessage.unknownRepository(known: ChartPublication.repositories))
    }
    if let present = chartRepositories[name] {
      if present == url { return .lines([UpstreamText.sameRepository(name)]) }
      guard given.has(.forceUpdate) else { throw .upstream("Error: \(UpstreamText.repositoryExists(name))") }
    }
    chartRepositories.add(name, url: url)
    var output = CommandOutput.lines([UpstreamText.addedRepository(name)])
    if let old = charts.first(where: \.isOutdatedThere), let oci = old.oci {
      output.remark(HelmMessage.outdatedRepository(oci: oci).told(in: language))
    }
    return output
  }
}

extension Chart {
  /// As `helm show chart` has it.
  fileprivate var summary: StyledText {
    StyledText(
      YAMLWriter.text(
        .object([
          "apiVersion": .string("v2"), "appVersion": .string(appVersion),
          "description": .string(description), "home": .string(home), "name": .string(name),
          "type": .string("application"), "version": .string(version),
        ])))
  }
}
