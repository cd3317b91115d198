extension GradeMessage {
  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
    switch self {
    case .notText: "o arquivo não é texto: entregue o roteiro que `session save` grava"
    case .utf16: "está em UTF-16: grave como UTF-8"
    case .noCommands: "não tem nenhum comando: entregue o roteiro que `session save` grava"
    case .tooLarge(let limit): "o roteiro passa de \(limit) MiB"
    case .unreadable: "não foi possível ler o arquivo"
    case .notOneScript(0): "a pasta não tem roteiro: falta um arquivo que termine em .bancada"
    case .notOneScript(let count):
      "a pasta tem \(count) roteiros, e deve ter um só arquivo que termine em .bancada"
    case .notAFile: "é um link ou um dispositivo, e só se leem arquivos e pastas comuns"
    case .otherLesson(let found, let wanted): "o roteiro é da lição \(found), e não da \(wanted)"
    case .otherVersion(let found, let known):
      "o roteiro está no formato \(found), e esta Bancada lê o formato \(known): grave a sessão de novo com ela"
    case .notCommands(let line, let message): "a linha \(line) não se lê como comando: \(message)"
    case .lessonFailed(let message): "não foi possível começar a lição: \(message)"
    case .notInList: "a lista de alunos não tem linha para esta entrega"
    case .timedOut(let seconds): "não terminou em \(seconds) s; corrija de novo, sozinha"
    case .outOfMemory(let mebibytes):
      "precisou de mais de \(mebibytes) MiB de memória; corrija de novo, sozinha"
    case .crashed: "a Bancada terminou no meio: é uma falha dela, por favor avise"

    case .heading(let lesson, let title, let submissions, let pass, let maxScore):
      "\("\(lesson) \(title)", .heading) · \(Self.format.count(submissions, "entrega")) · "
        + "aprovação a partir de \(pass) em \(Self.format.count(maxScore, "ponto"))"
    case .summary(let marked, let passed, let unmarked, let mean):
      "\(Self.format.count(marked)) com nota, \(Self.format.count(passed, "aprovada"))"
        + (unmarked == 0 ? "" : ", \(Self.format.count(unmarked)) sem nota")
        + (mean.map { ", média \(Self.format.decimal($0, places: 1))" } ?? "")
    case .progress(let done, let count):
      "\(Self.format.count(done)) de \(Self.format.count(count)) corrigidas"
    case .noSubmissions(let path):
      "\(path, .name) não tem entregas: roteiros que terminem em .bancada, ou pastas com um deles."

    case .score(let points, let maxScore, let passed):
      "\("\(points)/\(maxScore)", passed ? .success : .refusal)"
    case .unmarked(let reason): "sem nota: \(reason)"
    case .stoppedByLimit(let message): "parou ali, e vale o que havia: \(message)"
    case .expectedAndFound(let expected, ""): "esperado \(expected), e não veio nada"
    case .expectedAndFound(let expected, let found): "esperado \(expected), encontrado \(found)"
    case .notReached: "o roteiro não chegou a este passo"
    case .notReachedSteps(let steps, let points):
      "não chegou a: \(Self.format.all(steps))  \("0/\(points)", .dim)"
    case .waitsFor: "não se verificou, porque falhou outra de que depende"
    case .see(let command): "veja com \(command, .command)"
    case .hiddenChecks(let points, let maxPoints):
      "verificações que não se mostram: \(points) de \(maxPoints)"
    case .failedCommands(1): "Um comando falhou:"
    case .failedCommands(let count): "\(Self.format.count(count)) comandos falharam:"
    case .failedCommand(let line, let command): "linha \(line): \(command, .command)"
    case .watch(let file, let lesson, let line):
      "Assista: \(["bancada replay \(file) --lesson \(lesson)", line.map { "--until \($0)" }].compactMap(\.self).joined(separator: " "), .command)"

    case .badStudentList(let line): "a linha \(line) da lista de alunos não é `entrega,aluno`."
    case .oneSubmissionOnly(let format, let count):
      "\("--format \(format)", .command) conta uma só entrega, e há \(Self.format.count(count))."
    case .cannotWrite(let path): "não foi possível gravar \(path, .name)."
    case .faultyAddition(let told): StyledText(told)
    case .noAdditions(let folder, let lesson):
      "\(folder, .name) não tem \(lesson).yaml nem \(lesson).weather."

    case .decisions(let count, let time):
      "\(Self.format.count(count, "decisão", "decisões")), até \(time)"
    case .goOn: "[Enter segue, q termina] "
    }
  }
}
