using System.Net;

namespace Ticketing.SystemKit.Api;

/// <summary>What the API answered: a value, or a problem.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Content">The value of a successful answer that has one.</param>
/// <param name="Problem">The problem of an unsuccessful one, if its body was one.</param>
/// <param name="MediaType">Of the body.</param>
/// <param name="Body">As text.</param>
/// <param name="RetryAfter">Header Retry-After, if given.</param>
public sealed record Answer<T>(
    HttpStatusCode Status, T? Content, Problem? Problem, string? MediaType, string Body, TimeSpan? RetryAfter)
{
    /// <summary>True for 2xx.</summary>
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>The problem's stable word, or null.</summary>
    public string? Code => Problem?.Code;

    /// <summary>The value; throws with what the API said when it is an error.</summary>
    public T Value => IsSuccess && Content is not null
        ? Content
        : throw new InvalidOperationException($"The API answered {(int)Status}: {Body}");
}
