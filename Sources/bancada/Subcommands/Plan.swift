import Commands
import Console
import Narration

extension Subcommand {
  private static let limitBytes = 256 << 20

  /// The mini-Karpenter's plans and suggestions for a real cluster.
  static let plan = Subcommand(
    name: "plan", options: [Option.from.described, Option.catalogue.described],
    required: [Option.from.described], summary: .plan
  ) { (arguments: Arguments, context: Context) throws(UsageError) in
    guard let path = arguments[.from] else {
      throw UsageError(
        problem: .missingOption(option: Option.from.named.long, placeholder: "FILE"), subcommand: "plan")
    }
    let text = try context.readText(path, limitBytes: limitBytes, subcommand: "plan")
    var catalogue: String?
    if let given = arguments[.catalogue] {
      catalogue = try context.readText(given, limitBytes: limitBytes, subcommand: "plan")
    }
    let output = PlanOfDump.output(
      of: text, source: path, catalogue: catalogue, language: context.fixedLanguage)
    context.remarks.write(output.remarks)
    context.output.write(output.results)
    return output.status == .usage ? .usage : .done
  }
}
