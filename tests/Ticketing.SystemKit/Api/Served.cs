using System.Net;

namespace Ticketing.SystemKit.Api;

/// <summary>A server that says it is busy is asked again, as a well-behaved client does.</summary>
internal static class Served
{
    /// <summary>
    /// The first answer that is neither "too many requests" nor "temporarily unavailable". Also asked again when the
    /// connection broke, so the question must bear being asked twice.
    /// </summary>
    /// <exception cref="TimeoutException">The server stayed busy.</exception>
    public static Task<Answer<T>> AnswerAsync<T>(
        Func<CancellationToken, Task<Answer<T>>> ask, string what, CancellationToken cancellation = default) =>
        Eventually.GetAsync(
            async deadline =>
            {
                using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline, cancellation);
                try
                {
                    return await ask(both.Token);
                }
                catch (TaskCanceledException) when (cancellation.IsCancellationRequested)
                {
                    throw new OperationCanceledException(cancellation);
                }
            },
            answer => answer.Status is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable),
            $"{what} is answered", describe: answer => $"{(int)answer.Status} {answer.Body}");
}
