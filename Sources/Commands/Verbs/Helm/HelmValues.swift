import Cloud
import Cluster
import Helm
import Kubernetes
import Manifests
import Narration

/// Charts and values as a command's words name them.
extension Session {
  /// - Parameter failure: what Helm puts before its complaints: `INSTALLATION FAILED: `.
  func chart(_ reference: String, _ given: Invocation, _ failure: String) throws(CommandError)
    -> ChartPublication
  {
    do throws(ChartNotFound) {
      return try chartRepositories.chart(
        reference, version: given[.chartVersion], repository: given[.repositoryURL])
    } catch {
      var refusal = CommandError.upstream("Error: \(failure)\(error.message)")
      if !error.nearest.isEmpty { refusal.messages.append(ShellMessage.didYouMean(error.nearest)) }
      if error.nearest.first?.hasPrefix("--version") ?? false {
        refusal.messages = [HelmMessage.onlyVersion(error.nearest[0])]
      }
      throw refusal
    }
  }

  /// What `-f`, `--set` and `--set-string` say, in Helm's order.
  func chartValues(_ given: Invocation, _ failure: String) throws(CommandError) -> JSONValue {
    var values = JSONValue.object([:])
    for path in given.list(.valuesFile) {
      values = values.overlaid(with: try valuesFile(path, given, failure))
    }
    for (flag, keepsText) in [(Flag.setValue, false), (.setString, true)] {
      for text in given.all(flag) {
        do throws(SetArgument.Fault) {
          try SetArgument.apply(text, to: &values, keepsText: keepsText)
        } catch {
          throw .upstream(
            "Error: \(failure)failed parsing --\(flag.name) data: \(error.message)",
            HelmMessage.setSyntax(flag: flag.name))
        }
      }
    }
    return values
  }

  private func valuesFile(_ path: String, _ given: Invocation, _ failure: String) throws(CommandError)
    -> JSONValue
  {
    let text: String
    if path == "-" {
      guard let input = given.input else {
        throw .upstream(UpstreamText.noStandardInput, CommandMessage.seeHelp(of: "files"))
      }
      text = input
    } else {
      do throws(FileProblem) {
        text = String(decoding: try read(path), as: UTF8.self)
      } catch {
        var refusal = fileError(error, path)
        if error == .notFound {
          refusal.upstream = "Error: \(failure)open \(path): no such file or directory"
        }
        throw refusal
      }
    }
    var document: Document?
    do throws(InvalidManifest) {
      document = try Document.readAll(text, source: path).first?.get()
    } catch {
      throw CommandError(error)
    }
    guard let json = document?.json, json != .null else { return .object([:]) }
    guard json.object != nil else {
      throw .upstream("Error: \(failure)failed to parse \(path): \(UpstreamText.notAMap(json))")
    }
    return json
  }

  /// What Helm says of a chart that comes from a registry.
  func pulled(_ reference: String, _ chart: Chart) -> CommandOutput {
    var output = CommandOutput()
    guard reference.hasPrefix("oci://") else { return output }
    output.remark(StyledText("Pulled: \(reference.dropFirst("oci://".count)):\(chart.version)"))
    return output
  }

  /// What Helm takes without a word, and somebody should know.
  func remarks(on publication: ChartPublication, _ values: JSONValue) -> CommandOutput {
    var output = CommandOutput()
    let chart = publication.chart
    for value in chart.unknownValues(in: values) {
      output.remark(
        HelmMessage.unknownValue(value.path, chart: chart.name, nearest: value.nearest).told(in: language))
    }
    switch chart.name {
    case "karpenter":
      let (queue, cluster) = (world.cloud.interruptionQueue.name, world.cloud.account.clusterName)
      if let name = values["settings"]?["interruptionQueue"]?.string, !name.isEmpty, name != queue {
        output.remark(HelmMessage.noSuchQueue(name, known: queue).told(in: language))
      }
      if let name = values["settings"]?["clusterName"]?.string, name != cluster {
        output.remark(HelmMessage.noSuchCluster(name, known: cluster).told(in: language))
      }
    case "aws-node-termination-handler":
      let isRead = world.isKarpenterRunning && world.cloud.isQueueRead
      output.remark(HelmMessage.terminationHandler(karpenterReadsQueue: isRead).told(in: language))
    default: break
    }
    return output
  }

  /// What to do about a refusal.
  func helmAdvice(_ failure: HelmFailure) -> [any Message] {
    switch failure {
    case .nameInUse: [HelmMessage.useUpgrade]
    case .noDeployedRelease: [HelmMessage.useInstall]
    case .namespaceMissing: [HelmMessage.createNamespace]
    case .notOwned(_, let scope, _): [HelmMessage.takeOver(release: scope.name, namespace: scope.namespace)]
    case .rendering, .invalidName, .releaseNotFound, .noSuchRevision, .invalid, .refused: []
    }
  }
}

extension CommandError {
  static func helm(_ failure: HelmFailure, _ prefix: String = "", _ messages: [any Message] = []) -> Self {
    CommandError(upstream: "Error: \(prefix)\(failure.message)", place: nil, messages: messages)
  }
}
