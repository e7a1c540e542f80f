using System.Text.Json;
using System.Text.Json.Serialization;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Attendees;

/// <summary>A question of an event to those who come.</summary>
/// <param name="Id">Made by the server; an answer names it.</param>
/// <param name="Text">What is asked.</param>
/// <param name="Kind">text, choice or yes-no; never changes, so that the answers there are stay answers.</param>
/// <param name="Per">ticket or order: whether each ticket has an answer, or the whole order one.</param>
/// <param name="Required">No code is given out before it is answered.</param>
/// <param name="Choices">What may be chosen; null for other kinds.</param>
/// <param name="MaxLength">Characters of a text; null for other kinds.</param>
internal sealed record AttendeeQuestion(
    string Id, string Text,
    [property: OneOf(AttendeeRules.TextKind, AttendeeRules.ChoiceKind, AttendeeRules.YesNoKind)] string Kind,
    [property: OneOf(AttendeeRules.PerTicket, AttendeeRules.PerOrder)] string Per,
    bool Required,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Choices = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? MaxLength = null);

/// <summary>What an event asks of those who come, and whether tickets may change hands.</summary>
/// <param name="Names">none, optional or required: the name on each ticket.</param>
/// <param name="ChangesUntil">Until when an answer may be changed, UTC; null: never once it was given.</param>
/// <param name="Transfers">True if tickets may be transferred to another person.</param>
/// <param name="Questions">In the order of the page.</param>
internal sealed record AttendeeRules(
    string Names, DateTimeOffset? ChangesUntil, bool Transfers, IReadOnlyList<AttendeeQuestion> Questions)
{
    public const string NoNames = "none";
    public const string OptionalNames = "optional";
    public const string RequiredNames = "required";
    public const string TextKind = "text";
    public const string ChoiceKind = "choice";
    public const string YesNoKind = "yes-no";
    public const string PerTicket = "ticket";
    public const string PerOrder = "order";

    /// <summary>Of an event whose seller set nothing.</summary>
    public static readonly AttendeeRules Default = new(NoNames, null, true, []);

    /// <summary>True if there is anything to answer.</summary>
    public bool AsksSomething() => Names != NoNames || Questions.Count > 0;

    /// <summary>The questions of a ticket, or of an order.</summary>
    public IEnumerable<AttendeeQuestion> QuestionsPer(string what) => Questions.Where(q => q.Per == what);

    /// <summary>Ids of the required questions of a ticket, or of an order.</summary>
    public string[] RequiredPer(string what) => [.. QuestionsPer(what).Where(q => q.Required).Select(q => q.Id)];

    /// <summary>Reads the column <c>questions</c>.</summary>
    public static IReadOnlyList<AttendeeQuestion> ReadQuestions(string? json) => json is null
        ? []
        : JsonSerializer.Deserialize(json, AttendeesJson.Default.IReadOnlyListAttendeeQuestion) ?? [];

    /// <summary>Reads a column of answers, by question.</summary>
    public static Dictionary<string, string> ReadAnswers(string? json) => json is null
        ? []
        : JsonSerializer.Deserialize(json, AttendeesJson.Default.DictionaryStringString) ?? [];

    /// <summary>Writes a column of answers.</summary>
    public static string WriteAnswers(Dictionary<string, string> answers) =>
        JsonSerializer.Serialize(answers, AttendeesJson.Default.DictionaryStringString);
}
