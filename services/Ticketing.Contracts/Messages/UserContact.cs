namespace Ticketing.Contracts.Messages;

/// <summary>How to write to a user. Asked of event-ticketing when a mail is sent, and kept nowhere else.</summary>
/// <param name="UserId">Who.</param>
/// <param name="Email">Address.</param>
/// <param name="Name">How to greet.</param>
/// <param name="Locale">Language, <c>en</c> or <c>zh-Hant</c>.</param>
public sealed record UserContact(UserId UserId, string Email, string Name, string Locale);
