package dev.lethe.lab;

import java.util.List;

/**
 * What an experiment found.
 *
 * @param title what was asked
 * @param method how it was measured, in a few sentences
 * @param tables the figures
 * @param plots the same figures as pictures
 */
record Section(String title, String method, List<Table> tables, List<Plot> plots) {}
