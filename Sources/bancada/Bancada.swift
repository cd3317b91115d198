import Console
import Glibc
import Narration

/// Reads the command line, hands it to its subcommand, ends with its status.
@main
enum Bancada {
  static func main() {
    let words = CommandLine.arguments.dropFirst().map { $0 }
    exit((GradeWorker.run(words) ?? run(words)).rawValue)
  }

  private static func run(_ words: [String]) -> ExitStatus {
    do throws(UsageError) {
      let (subcommand, arguments) = try ArgumentParser.parse(words)
      let context = Context(arguments)
      if arguments.has(.help) {
        context.output.write(HelpPage(of: subcommand).told(in: context.personsLanguage))
        return .done
      }
      if arguments.has(.version) {
        context.output.write(StyledText(Version.line + "\n"))
        return .done
      }
      return try subcommand.run(arguments, context)
    } catch {
      let language = Context.personsLanguage(chosen: ArgumentParser.language(in: words))
      StandardStream.error().write(error.told(in: language))
      return .usage
    }
  }
}
