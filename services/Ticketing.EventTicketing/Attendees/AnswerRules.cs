using Ticketing.Contracts.Text;
using Ticketing.EventTicketing.Infrastructure;

namespace Ticketing.EventTicketing.Attendees;

/// <summary>A name and answers that somebody gives; what is null or left out stays as it is, empty text takes away.</summary>
/// <param name="Name">The name on the ticket; always null for an order.</param>
/// <param name="Answers">By question.</param>
internal sealed record GivenAnswers(string? Name, IReadOnlyDictionary<string, string?> Answers);

/// <summary>A name and answers as they are stored.</summary>
internal sealed record KnownAnswers(string? Name, Dictionary<string, string> Answers);

/// <summary>What answers may say, and when they may change.</summary>
internal static class AnswerRules
{
    public const int MaxName = 80;
    public const string Yes = "yes";
    public const string No = "no";

    /// <summary>What is known afterwards; what is wrong becomes an error at <paramref name="path"/>.</summary>
    public static KnownAnswers Apply(
        IEnumerable<AttendeeQuestion> questions, bool asksName, KnownAnswers known, GivenAnswers given, string path,
        FieldErrors errors)
    {
        var byId = questions.ToDictionary(q => q.Id, StringComparer.Ordinal);
        var answers = new Dictionary<string, string>(known.Answers, StringComparer.Ordinal);
        foreach (var (id, text) in given.Answers.Where(a => a.Value is not null))
        {
            if (!errors.Require(byId.TryGetValue(id, out var question), $"{path}answers", $"No such question is asked: {id}"))
            {
                continue;
            }

            if (text!.Length == 0)
            {
                answers.Remove(id);
            }
            else if (Read(question!, text) is { } answer)
            {
                answers[id] = answer;
            }
            else
            {
                errors.Add($"{path}answers", $"{question!.Text}: {HintOf(question)}");
            }
        }

        return new KnownAnswers(ReadName(asksName, known.Name, given.Name, path, errors), answers);
    }

    /// <summary>True if an answer that there was is another one now, or none.</summary>
    public static bool ChangesSomething(KnownAnswers before, KnownAnswers after) =>
        (before.Name is not null && before.Name != after.Name)
        || before.Answers.Any(a => after.Answers.GetValueOrDefault(a.Key) != a.Value);

    private static string? ReadName(bool asksName, string? known, string? given, string path, FieldErrors errors)
    {
        if (given is null)
        {
            return known;
        }

        if (given.Length == 0)
        {
            return null;
        }

        errors.Require(asksName, $"{path}name", "The event asks for no names.");
        errors.Require(
            VisibleText.TryLine(given, 1, MaxName, out var name), $"{path}name",
            $"Must have 1 to {MaxName} characters, {VisibleText.Hint}.");
        return name;
    }

    private static string? Read(AttendeeQuestion question, string text) => question.Kind switch
    {
        AttendeeRules.ChoiceKind => question.Choices?.FirstOrDefault(c => c == text),
        AttendeeRules.YesNoKind => text is Yes or No ? text : null,
        _ => VisibleText.TryLine(text, 1, question.MaxLength ?? AttendeeRulesRequest.MaxAnswer, out var line) ? line : null,
    };

    private static string HintOf(AttendeeQuestion question) => question.Kind switch
    {
        AttendeeRules.ChoiceKind => "must be one of the choices.",
        AttendeeRules.YesNoKind => "must be yes or no.",
        _ => $"must have 1 to {question.MaxLength} characters, {VisibleText.Hint}.",
    };
}
