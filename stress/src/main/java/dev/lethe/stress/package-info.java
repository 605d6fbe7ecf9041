/** Claims on maps for many threads: one class a claim, in it the backend as it is and a twin with one planted fault. */
package dev.lethe.stress;
