import Kubernetes

extension CommandMessage {
  public var portuguese: StyledText { StyledText(marked: portugueseText) }

  private var portugueseText: String {
    let format = Formats.portuguese
    return switch self {
    case .unclosedQuote(let quote): "Falta fechar as aspas (\(quote))."
    case .unclosedHereDocument(let delimiter):
      "O texto começado por <<\(delimiter) não termina: falta uma linha só com \(delimiter)."
    case .unclosedSubstitution: "Falta fechar a substituição: `$(…)` ou crases."
    case .unclosedBlock: "Falta fechar a chave }."
    case .danglingContinuation: "A barra \\ no fim pede mais uma linha, e não há."
    case .nothingAfter(let sign): "Depois de \(sign) tem que vir um comando."
    case .unexpectedSign(let sign): "Aqui não cabe \(sign)."
    case .controlCharacter(let byte):
      "O texto tem um caractere de controle (byte \(byte)) que não se digita em um comando."
    case .commandTooLong(let limit): "O texto passa de \(format.count(limit)) bytes, que é o limite."
    case .unsupportedSyntax(let text): "A Bancada não faz \(text) nesta linha de comando."

    case .unknownCommand(let name, let nearest): "O comando \(name) não existe\(didYouMean(nearest))"
    case .unknownSubcommand(let name, let command, let nearest):
      "`\(command)` não tem \(name)\(didYouMean(nearest))"
    case .notHere(let command, let instead):
      "`\(command)` existe em um cluster de verdade, mas não aqui."
        + (instead.map { " No lugar dele: `\($0)`." } ?? "")
    case .unknownFlag(let flag, let command, let nearest):
      "`\(command)` não tem a opção \(flag)\(didYouMean(nearest))"
    case .flagNeedsValue(let flag): "A opção \(flag) precisa de um valor."
    case .flagTakesNoValue(let flag): "A opção \(flag) não leva valor."
    case .badFlagValue(let flag, let value, let allowed):
      "\(flag) não aceita \(Self.quoted(value))."
        + (allowed.isEmpty ? "" : " Pode ser \(format.any(allowed)).")
    case .missingArgument(let what, let syntax): "Falta dizer \(what). Escreva assim: `\(syntax)`."
    case .unexpectedArgument(let word, let syntax): "\(word) está sobrando. Escreva assim: `\(syntax)`."
    case .missingFilename(let command): "Falta `-f`: `\(command)`."
    case .notTogether(let first, let second): "\(first) e \(second) não vão juntos: escolha um."
    case .usage(let syntax): "Escreva assim: `\(syntax)`."
    case .forExample(let commands): "Por exemplo: \(commands.map { "`\($0)`" }.joined(separator: ", "))."
    case .seeHelp(let topic): "Mais em `help \(topic)`."

    case .decisionLetGo(let number):
      "A decisão #\(number) é antiga, sobre algo que não existe mais, e já não está guardada."
    case .badNumber(let text, let lowest, let highest):
      "\(Self.quoted(text)) não serve: é preciso um número inteiro de \(format.count(lowest)) a \(format.count(highest))."
    case .badDuration(let text): "\(Self.quoted(text)) não é uma duração. Escreva como 30s, 5m, 1h30m ou 2d."
    case .durationTooLong(let text, let limit):
      "\(Self.quoted(text)) é tempo demais de uma vez: o máximo é de \(format.count(limit)) dias."
    case .badQuantity(let text):
      "\(Self.quoted(text)) não é uma quantidade. Escreva como 250m, 2, 512Mi ou 4Gi."
    case .badSchedule(let text):
      "\(Self.quoted(text)) não é uma agenda. São cinco campos: minuto, hora, dia, mês e dia da semana; `*/5 * * * *` é a cada cinco minutos, `0 3 * * 1` às segundas, às 3."
    case .badLabel(let text):
      "\(Self.quoted(text)) não é um label. Escreva chave=valor, ou chave- para tirar."
    case .badTaint(let text):
      "\(Self.quoted(text)) não é um taint. Escreva chave=valor:NoSchedule (ou PreferNoSchedule, NoExecute); para tirar, chave-."
    case .badSelector(let text):
      "\(Self.quoted(text)) não é um selector. Escreva como `app=web`, `app!=web`, `'tier in (a,b)'` ou só a chave."
    case .badCondition(let text):
      "\(Self.quoted(text)) não é uma condição que se possa esperar. Exemplos: `run until idle`, `run until pod web-1 is Running`."
    case .badName(let text):
      "\(Self.quoted(text)) não pode ser nome: só letras minúsculas, números e -, começando e terminando por letra ou número."
    case .badRound(let text):
      "Nenhuma decisão do provisioner tem o número \(Self.quoted(text)). Só `divergences` mostra a última rodada."
    case .unknownActor(let name, let actors):
      "Ninguém aqui se chama \(name). Quem age: \(format.all(actors))."
    case .unknownTopic(let topic, let nearest): "Não há ajuda sobre \(topic)\(didYouMean(nearest))"
    case .unknownTerm(let term, let nearest): "O glossário não tem \(term)\(didYouMean(nearest))"
    case .unknownLanguage(let name): "A Bancada não fala \(name). Línguas: `lang pt` e `lang en`."
    case .unknownOption(let name, let nearest): "Não há ajuste chamado \(name)\(didYouMean(nearest))"

    case .unknownFeatureGate(let name, let nearest):
      "O Karpenter 1.13 não tem a feature gate \(name)\(didYouMean(nearest))"
    case .comesInKarpenter(let name, let version):
      "\(name) só chega no Karpenter \(version); aqui é o 1.13."

    case .unknownKind(let name, let nearest): "Nenhum tipo de objeto se chama \(name)\(didYouMean(nearest))"
    case .noSuchObject(let kind, let name, let nearest):
      "Não existe \(kind.name) com o nome \(name)\(didYouMean(nearest))"
    case .inOtherNamespace(let kind, let name, let namespaces):
      namespaces.count == 1
        ? "O \(kind.name) \(name) está no namespace \(namespaces[0]): acrescente `-n \(namespaces[0])`."
        : "Há \(kind.name) \(name) nos namespaces \(format.all(namespaces)): diga qual com `-n`."
    case .ambiguous(let name, let candidates): "\(name) pode ser \(format.any(candidates)). Diga qual."
    case .hasNoEffect(let kind): "\(kind) é guardado como está, mas não tem efeito aqui."
    case .fieldHasNoEffect(let field): "\(field) é guardado como está, mas não tem efeito aqui."

    case .gateIsOff(let gate, let object):
      "A feature gate \(gate) está desligada: \(object) fica sem efeito. `option feature-gates \(gate)=true` liga."

    case .noSuchFile(let path, let searched):
      "O arquivo \(path) não existe." + (searched.isEmpty ? "" : " Procurei em \(format.all(searched)).")
    case .isDirectory(let path): "\(path) é uma pasta, e aqui é preciso um arquivo."
    case .unreadableFile(let path): "Não consegui ler \(path)."
    case .fileTooLarge(let path, let bytes, let limit):
      "\(path) tem \(format.count(bytes)) bytes; o limite é \(format.count(limit))."
    case .notUTF8(let path): "\(path) não é texto em UTF-8."
    case .noManifests(let path): "A pasta \(path) não tem arquivos .yaml, .yml nem .json."

    case .undone(let command, let time):
      "Desfeito: `\(command)`. O mundo voltou a \(time.clock); `redo` refaz."
    case .redone(let command, let time): "Refeito: `\(command)`. Agora são \(time.clock)."
    case .nothingToUndo: "Não há o que desfazer."
    case .nothingToRedo: "Não há o que refazer."
    case .resetToCourse: "Mundo novo: o cluster do curso, às 00:00:00. `undo` traz o anterior de volta."
    case .resetToLesson: "Mundo novo: o do começo da lição, às 00:00:00. `undo` traz o anterior de volta."
    case .resetToCloud(let title, let kind):
      "Mundo novo: um cluster na \(title), com o \(kind) e um NodePool, às 00:00:00. `undo` traz o anterior de volta."
    case .resetToEmpty: "Mundo novo e vazio: nem nós, nem Karpenter. `undo` traz o anterior de volta."

    case .idle(let now, let next):
      if let next, next.recursSoon(after: now) {
        "Agora são \(now.clock) e só resta o que se repete: \(next.actor) volta a agir às \(next.time.clock)."
      } else if let next {
        "Agora são \(now.clock) e ninguém tem o que fazer. O próximo a agir é \(next.actor), às \(next.time.clock) (daqui a \((next.time - now).brief))."
      } else {
        "Agora são \(now.clock) e ninguém tem o que fazer: nada mais muda sem um comando seu."
      }
    case .nothingDue(nil): "Ninguém tem o que fazer: nada muda sem um comando seu."
    case .nothingDue(let actor?): "\(actor) não tem o que fazer."
    case .timeMoved(let from, let to): "Passaram \((to - from).brief): agora são \(to.clock)."
    case .conditionMet(let time): "Condição atingida às \(time.clock)."
    case .conditionNotMet(let time): "Até \(time.clock) a condição não se cumpriu."
    case .farAhead(let next):
      "O próximo passo é de \(next.actor), só às \(next.time.clock). Deixar o tempo correr até lá?"

    case .languageIs: "Agora em português. `lang en` muda para o inglês."
    case .detailIs(.brief): "Narração curta: uma linha por decisão."
    case .detailIs(.normal): "Narração normal: o que aconteceu e por quê."
    case .detailIs(.full): "Narração completa: tudo o que foi considerado, um por um."
    case .optionIs(let name, let value): "\(name) = \(value)"

    case .stoppedAt(let source, let line, let command): "\(source):\(line): parou em `\(command)`."
    case .shouldHaveFailed(let line): "Linha \(line): marcada com `#: fails`, mas deu certo."
    case .unknownVersion(let found, let known):
      "O arquivo é da versão \(Self.quoted(found)); esta Bancada lê a \(known)."
    case .limitReached(let what): "Limite atingido: \(what)."
    case .usedUp(let resource, let limit):
      "O roteiro atingiu um limite: \(Formats.portuguese.count(limit)) \(resource.portuguese)."
    case .fault: "Falha da própria Bancada, não sua. O mundo ficou como estava antes do comando."
    }
  }

  private func didYouMean(_ nearest: [String]) -> String {
    nearest.isEmpty ? "." : ". Quis dizer \(Formats.portuguese.any(nearest.map { "`\($0)`" }))?"
  }
}
