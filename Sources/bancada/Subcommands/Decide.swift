import Cloud
import Commands
import Console
import Kubernetes
import Manifests
import Narration

extension Subcommand {
  /// The decisions for a cluster file, as JSON and nothing else.
  static let decide = Subcommand(
    name: "decide",
    operands: Operands(placeholder: "scheduler|provisioning|disruption FILE", fewest: 2, most: 2),
    options: [Option.catalogue.described, Flag.json.described], summary: .decide
  ) { (arguments: Arguments, context: Context) throws(UsageError) in
    guard let decider = Decider(rawValue: arguments.operands[0]) else {
      throw UsageError(
        problem: .unexpectedOperand(arguments.operands[0]),
        nearest: Spelling.nearest(to: arguments.operands[0], among: Decider.allCases.map(\.rawValue)),
        subcommand: "decide")
    }
    return try decider.run(arguments, context)
  }
}

/// Whose decisions are asked for.
private enum Decider: String, CaseIterable {
  case scheduler, provisioning, disruption

  private static let limitBytes = 256 << 20

  func run(_ arguments: Arguments, _ context: Context) throws(UsageError) -> ExitStatus {
    let path = arguments.operands[1]
    let text = try context.readText(path, limitBytes: Self.limitBytes, subcommand: "decide")
    let decisions: Result<JSONValue, DecideError>
    switch self {
    case .scheduler: decisions = Self.scheduler(text, path)
    case .provisioning:
      decisions = Self.decide(
        text, path, catalogue: try Self.catalogue(of: text, arguments, context),
        by: ProvisioningDecision.decide)
    case .disruption:
      decisions = Self.decide(
        text, path, catalogue: try Self.catalogue(of: text, arguments, context),
        by: DisruptionDecision.decide)
    }
    switch decisions {
    case .success(let json):
      context.output.write(JSONWriter.indented(json))
      return .done
    case .failure(let error):
      context.remarks.write(error.told(in: context.fixedLanguage))
      return .usage
    }
  }

  private static func scheduler(_ text: String, _ path: String) -> Result<JSONValue, DecideError> {
    let resources: [KubernetesResource]
    do throws(InvalidManifest) {
      resources = try Manifest.decodeAll(text, source: path, limits: .dump)
    } catch {
      return .failure(.manifest(error))
    }
    do throws(DecideError) {
      return .success(try SchedulerDecisions.decide(resources))
    } catch {
      return .failure(error)
    }
  }

  private static func decide(
    _ text: String, _ path: String, catalogue: Result<[InstanceType], DecideError>,
    by decide: (String, String, [InstanceType]) throws(DecideError) -> JSONValue
  ) -> Result<JSONValue, DecideError> {
    catalogue.flatMap { types in
      do throws(DecideError) {
        return .success(try decide(text, path, types))
      } catch {
        return .failure(error)
      }
    }
  }

  /// The catalogue that the cluster file names, where it lies beside the one given; else the one given.
  private static func catalogue(
    of scenario: String, _ arguments: Arguments, _ context: Context
  ) throws(UsageError) -> Result<[InstanceType], DecideError> {
    guard let given = arguments[.catalogue] else {
      throw UsageError(
        problem: .missingOption(option: Option.catalogue.named.long, placeholder: "FILE"),
        subcommand: "decide")
    }
    let folder = given.lastIndex(of: "/").map { given[...$0] } ?? ""
    var path = given
    var text = try context.readText(given, limitBytes: limitBytes, subcommand: "decide")
    if let named = namedCatalogue(scenario).map({ "\(folder)\($0).json" }), named != given,
      let other = try? context.readText(named, limitBytes: limitBytes, subcommand: "decide")
    {
      (path, text) = (named, other)
    }
    var types: [InstanceType] = []
    for document in Document.readAll(text, source: path, limits: .dump) {
      do throws(InvalidManifest) {
        let json = try document.get().json
        do throws(GenericCatalogue.Problem) {
          types += try GenericCatalogue.types(from: json)
        } catch {
          return .failure(.catalogue(error))
        }
      } catch {
        return .failure(.manifest(error))
      }
    }
    return .success(types)
  }

  /// `spec.catalogue` of the file's `ScenarioOptions`, a plain name.
  private static func namedCatalogue(_ scenario: String) -> String? {
    let documents = Document.readAll(scenario, source: "", limits: .dump)
    let options = documents.lazy.compactMap { try? $0.get() }.first { $0.kindName == "ScenarioOptions" }
    let name = options?.json["spec"]?["catalogue"]?.string
    return name.flatMap { $0.contains("/") ? nil : $0 }
  }
}

extension DecideError {
  fileprivate func told(in language: Language) -> StyledText {
    switch self {
    case .manifest(let manifest): CommandError(manifest).told(in: language)
    case .catalogue(let problem): UsageMessage.badCatalogue(path: problem.path).told(in: language) + "\n"
    case .schedulerConfiguration(let text): StyledText(text + "\n", style: .refusal)
    case .badOption(let field, let value):
      UsageMessage.badScenarioOption(field: field, value: value).told(in: language) + "\n"
    }
  }
}
